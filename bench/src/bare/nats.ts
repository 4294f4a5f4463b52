import { randomBytes } from 'node:crypto';
import stan, { type Message, type Stan } from 'node-nats-streaming';
import { answerWith } from '../worker.js';

export interface Messages {
  natsUrl: string;
  clusterId: string;
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
  const publish = async () => {
    while (left-- > 0) await published(client, body);
  };
  await Promise.all([delivered, ...Array.from({ length: inFlight }, publish)]);
  return (count * 1000) / (performance.now() - begun);
});

async function open({ natsUrl: url, clusterId }: { natsUrl: string; clusterId: string }, inFlight: number) {
  const client = stan.connect(clusterId, 'bench-bare', { url });
  await new Promise((resolve, reject) => client.once('connect', resolve).once('error', reject));
  const options = client.subscriptionOptions().setManualAckMode(true).setMaxInFlight(inFlight);
  const subscription = client.subscribe(SUBJECT, 'bench', options.setDurableName('bench'));
  subscription.on('message', (message: Message) => {
    message.ack();
    received();
  });
  await new Promise((resolve, reject) => subscription.once('ready', resolve).once('error', reject));
  return client;
}

const published = (client: Stan, body: string) =>
  new Promise<void>((resolve, reject) => {
    client.publish(SUBJECT, body, (error) => (error ? reject(error) : resolve()));
  });
