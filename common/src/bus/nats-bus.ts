import stan, { type Stan, type Message as StanMessage } from 'node-nats-streaming';
import { pause, systemClock } from '../process/clock.js';
import type { Logger } from '../process/logger.js';
import type { EventBus, Message, MessageHandler } from './event-bus.js';

export interface NatsBusOptions {
  url: string;
  clusterId: string;
  /** The same for a process and its successor: the server then replaces a dead one at once. */
  clientId: string;
  logger: Logger;
  /** Called once when the connection is lost for good; the client cannot recover, so the process should end. */
  onFatal: (error: Error) => void;
  /** Milliseconds, in whole seconds, after which what was not acknowledged is delivered again: 30,000 by default. */
  ackWait?: number;
}

const ACK_WAIT = 30_000;
const PUBLISH_TIMEOUT = 5_000;
const MAX_IN_FLIGHT = 128;
const CLOSE_LIMIT = 2_500;

/** A bus's one connection, from before it stands until after its end. */
interface Session {
  options: NatsBusOptions;
  client?: Stan | undefined;
  connected: boolean;
  draining: boolean;
  /** Closed, or lost for good. */
  over: boolean;
  giveUpConnecting: (error: Error) => void;
  connectListeners: (() => void)[];
  /** The messages that are being handled, by subject and sequence. */
  inHand: Map<string, Promise<void>>;
}

/**
 * The event bus on NATS Streaming, of which only this file and nats-log.ts know.
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

async function connect(session: Session): Promise<void> {
  const { url, clusterId, clientId, logger } = session.options;
  const client = stan.connect(clusterId, clientId, {
    url,
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    ackTimeout: PUBLISH_TIMEOUT,
    // A server that is gone for longer has forgotten this session: better to learn it and start anew.
    stanPingInterval: 3_000,
    stanMaxPingOut: 5,
  });
  session.client = client;
  const server = serverOf(url);
  follow(session, client, server);
  const reminder = setInterval(() => logger.warn({ server }, 'waiting for NATS Streaming'), 5_000);
  await new Promise<unknown>((resolve, reject) => {
    session.giveUpConnecting = reject;
    client.once('connect', resolve);
  }).finally(() => clearInterval(reminder));
  announce(session);
}

/** The address without what may stand before it: the name and the password. */
const serverOf = (url: string) => new URL(url).host;

/** Keeps account of what becomes of the connection. */
function follow(session: Session, client: Stan, server: string): void {
  const { logger } = session.options;
  client.on('disconnect', () => {
    session.connected = false;
    if (!session.over) logger.warn({ server }, 'disconnected from NATS Streaming, trying again');
  });
  client.on('reconnect', () => {
    logger.info({ server }, 'connected to NATS Streaming again');
    announce(session);
  });
  client.on('connection_lost', (error) => fail(session, 'connection lost', error));
  client.on('close', () => {
    session.client = undefined;
    fail(session, 'connection closed');
  });
  // Refusals (a client id in use) come as strings, before and after the connection stands.
  client.on('error', (error) => fail(session, String(error), error));
}

function announce(session: Session): void {
  session.connected = true;
  for (const listener of session.connectListeners) listener();
}

function fail(session: Session, reason: string, cause?: unknown): Error {
  const error = new Error(`NATS Streaming: ${reason}`, { cause });
  session.connected = false;
  session.giveUpConnecting(error);
  if (!session.over) {
    session.over = true;
    session.options.onFatal(error);
  }
  return error;
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
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: unknown) => reject(fail(session, `subscription to ${subject} failed`, error));
    subscription.on('error', refuse);
    subscription.on('timeout', refuse);
    subscription.once('ready', () => resolve());
  });
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

async function close(session: Session): Promise<void> {
  session.over = true;
  session.connected = false;
  const { client } = session;
  if (!client) return;
  const closed = new Promise((resolve) => client.once('close', resolve));
  client.close();
  await Promise.race([closed, pause(systemClock, CLOSE_LIMIT)]);
}
