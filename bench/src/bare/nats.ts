import { randomBytes } from 'node:crypto';
import type { Message, Stan } from 'node-nats-streaming';
import { type BrokerAddress, connectTo, publish } from '../broker.js';
import { answerWith } from '../worker.js';

export interface Messages extends BrokerAddress {
  count: number;
  /** Bytes. */
  size: number;
  /** How many are published before the first of them is acknowledged, and delivered likewise. */
  inFlight: number;
}

const SUBJECT = 'bench:bare';

let opened: Promise<Stan> | undefined;
let received = () => {};

/** How many messages a second are published, stored, delivered and acknowledged. */
answerWith(async ({ count, size, inFlight, ...where }: Messages): Promise<number> => {
  opened ??= open(where, inFlight);
  const client = await opened;
  const body = randomBytes(size / 2).toString('hex');
  const begun = performance.now();
  const delivered = new Promise<void>((resolve) => {
    let left = count;
    received = () => --left === 0 && resolve();
  });
  let left = count;
  const publishAll = async () => {
    while (left-- > 0) await publish(client, SUBJECT, body);
  };
  await Promise.all([delivered, ...Array.from({ length: inFlight }, publishAll)]);
  return (count * 1000) / (performance.now() - begun);
});

async function open(where: BrokerAddress, inFlight: number) {
  const client = await connectTo(where, 'bench-bare');
  const options = client.subscriptionOptions().setManualAckMode(true).setMaxInFlight(inFlight);
  const subscription = client.subscribe(SUBJECT, 'bench', options.setDurableName('bench'));
  subscription.on('message', (message: Message) => {
    message.ack();
    received();
  });
  await new Promise((resolve, reject) => subscription.once('ready', resolve).once('error', reject));
  return client;
}
