import type { Stan, Message as StanMessage, Subscription } from 'node-nats-streaming';
import type { EventBus, Message, MessageHandler } from './event-bus.js';
import { close, connect, fail, type NatsBusOptions, type Session } from './nats-connection.js';

const ACK_WAIT = 30_000;
const MAX_IN_FLIGHT = 128;

/**
 * The event bus on NATS Streaming, of which only this file, nats-connection.ts, nats-log.ts and nats-tail.ts know.
 * Its server has been end-of-life since 2023: docs/decisions/0004-nats-streaming-behind-a-seam.md.
 */
export function createNatsBus(options: NatsBusOptions): EventBus {
  const session: Session = {
    options,
    connected: false,
    draining: false,
    over: false,
    giveUpConnecting: () => {},
    connectListeners: [],
    inHand: new Map(),
  };
  return {
    get connected() {
      return session.connected;
    },
    connect: () => connect(session),
    onConnect: (listener) => void session.connectListeners.push(listener),
    publish: (subject, body) => publish(session, subject, body),
    subscribe: (subject, group, handler) => subscribe(session, subject, group, handler),
    async drain() {
      session.draining = true;
      while (session.inHand.size > 0) await Promise.all(session.inHand.values());
    },
    close: () => close(session),
  };
}

function publish(session: Session, subject: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!session.client || !session.connected) return reject(new Error('not connected to NATS Streaming'));
    session.client.publish(subject, body, (error) => {
      if (error) return reject(new Error(String(error)));
      // The client ends what still waits when its connection ends, and that, too, comes without an error.
      setImmediate(() =>
        session.connected ? resolve() : reject(new Error('disconnected from NATS Streaming')),
      );
    });
  });
}

async function subscribe(
  session: Session,
  subject: Message['subject'],
  group: string,
  handler: MessageHandler,
): Promise<void> {
  const { client, options } = session;
  if (!client) throw new Error('subscribe before connect');
  const settings = client
    .subscriptionOptions()
    .setDeliverAllAvailable()
    .setDurableName(group)
    .setManualAckMode(true)
    .setAckWait(options.ackWait ?? ACK_WAIT)
    .setMaxInFlight(MAX_IN_FLIGHT);
  const subscription = client.subscribe(subject, group, settings);
  subscription.on('message', (message: StanMessage) => take(session, subject, message, handler));
  await taken(session, subject, subscription);
  await haveItWritten(session, subject, client);
}

/** Waits until the server has taken the subscription. */
function taken(session: Session, subject: string, subscription: Subscription): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: unknown) => reject(fail(session, `subscription to ${subject} failed`, error));
    subscription.on('error', refuse);
    subscription.on('timeout', refuse);
    subscription.once('ready', () => resolve());
  });
}

/**
 * Makes the server write down who listens to the subject. It keeps a member that comes back to a group in memory until
 * the subject's next message, or for a minute: killed before that, it would forget the member, and the member would not
 * be told. A subscription that belongs to no group is written at once, and what waits to be written with it
 * (in v0.25.6, updateDurable does not flush and subStore.Store does).
 */
async function haveItWritten(session: Session, subject: string, client: Stan): Promise<void> {
  const passing = client.subscribe(subject);
  await taken(session, subject, passing);
  // What it was for is done: that its end is not answered is no reason to end.
  const remains = (error: unknown) =>
    session.options.logger.warn({ err: error, subject }, 'passing subscription not ended');
  passing.removeAllListeners().on('error', remains).on('timeout', remains);
  passing.unsubscribe();
}

/** A redelivered message whose first handling still runs is left to that one. */
function take(session: Session, subject: Message['subject'], message: StanMessage, handler: MessageHandler) {
  const { inHand, options } = session;
  const sequence = message.getSequence();
  const key = `${subject} ${sequence}`;
  if (session.draining || inHand.has(key)) return;
  const handled = handler({ subject, sequence, body: String(message.getData()) })
    .then(() => message.ack())
    .catch((error: unknown) => options.logger.warn({ err: error, subject, sequence }, 'left for redelivery'))
    .finally(() => inHand.delete(key));
  inHand.set(key, handled);
}
