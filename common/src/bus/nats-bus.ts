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
const DRAIN_LIMIT = 5_000;
const CLOSE_LIMIT = 2_500;

/**
 * The event bus on NATS Streaming, and the only file that knows of it.
 * Its server has been end-of-life since 2023: docs/decisions/0004-nats-streaming-behind-a-seam.md.
 */
export function createNatsBus(options: NatsBusOptions): EventBus {
  const { url, clusterId, clientId, logger, onFatal, ackWait = ACK_WAIT } = options;
  // Without what may stand before it: the name and the password.
  const server = new URL(url).host;
  let client: Stan | undefined;
  let connected = false;
  let draining = false;
  let closing = false;
  let giveUpConnecting = (_error: Error) => {};
  const inHand = new Set<string>();
  const listeners: (() => void)[] = [];

  const announce = () => {
    connected = true;
    for (const listener of listeners) listener();
  };

  const fail = (reason: string, cause?: unknown): Error => {
    const error = new Error(`NATS Streaming: ${reason}`, { cause });
    connected = false;
    giveUpConnecting(error);
    if (!closing) {
      closing = true;
      onFatal(error);
    }
    return error;
  };

  /** A redelivered message whose first handling still runs is left to that one. */
  async function take(message: StanMessage, text: Message, handler: MessageHandler) {
    const key = `${text.subject} ${text.sequence}`;
    if (draining || inHand.has(key)) return;
    inHand.add(key);
    try {
      await handler(text);
      message.ack();
    } catch (error) {
      logger.warn({ err: error, subject: text.subject, sequence: text.sequence }, 'left for redelivery');
    } finally {
      inHand.delete(key);
    }
  }

  return {
    get connected() {
      return connected;
    },

    async connect() {
      const opened = stan.connect(clusterId, clientId, {
        url,
        waitOnFirstConnect: true,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 500,
        ackTimeout: PUBLISH_TIMEOUT,
        // A server that is gone for longer has forgotten this session: better to learn it and start anew.
        stanPingInterval: 3_000,
        stanMaxPingOut: 5,
      });
      client = opened;
      opened.on('disconnect', () => {
        connected = false;
        if (!closing) logger.warn({ server }, 'disconnected from NATS Streaming, trying again');
      });
      opened.on('reconnect', () => {
        logger.info({ server }, 'connected to NATS Streaming again');
        announce();
      });
      opened.on('connection_lost', (error) => fail('connection lost', error));
      opened.on('close', () => {
        client = undefined;
        fail('connection closed');
      });
      // Refusals (a client id in use) come as strings, before and after the connection stands.
      opened.on('error', (error) => fail(String(error), error));
      const reminder = setInterval(() => logger.warn({ server }, 'waiting for NATS Streaming'), 5_000);
      await new Promise<unknown>((resolve, reject) => {
        giveUpConnecting = reject;
        opened.once('connect', resolve);
      }).finally(() => clearInterval(reminder));
      announce();
    },

    onConnect: (listener) => void listeners.push(listener),

    publish(subject, body) {
      return new Promise((resolve, reject) => {
        if (!client || !connected) return reject(new Error('not connected to NATS Streaming'));
        client.publish(subject, body, (error) => {
          if (error) return reject(new Error(String(error)));
          // The client ends what still waits when its connection ends, and that, too, comes without an error.
          setImmediate(() => (connected ? resolve() : reject(new Error('disconnected from NATS Streaming'))));
        });
      });
    },

    async subscribe(subject, group, handler) {
      if (!client) throw new Error('subscribe before connect');
      const settings = client
        .subscriptionOptions()
        .setDeliverAllAvailable()
        .setDurableName(group)
        .setManualAckMode(true)
        .setAckWait(ackWait)
        .setMaxInFlight(MAX_IN_FLIGHT);
      const subscription = client.subscribe(subject, group, settings);
      subscription.on('message', (message: StanMessage) => {
        const body = String(message.getData());
        void take(message, { subject, sequence: message.getSequence(), body }, handler);
      });
      await new Promise<void>((resolve, reject) => {
        const refuse = (error: unknown) => reject(fail(`subscription to ${subject} failed`, error));
        subscription.on('error', refuse);
        subscription.on('timeout', refuse);
        subscription.once('ready', () => resolve());
      });
    },

    async drain() {
      draining = true;
      const deadline = Date.now() + DRAIN_LIMIT;
      while (inHand.size > 0 && Date.now() < deadline) await pause(systemClock, 20);
    },

    async close() {
      closing = true;
      connected = false;
      const leaving = client;
      if (!leaving) return;
      const closed = new Promise((resolve) => leaving.once('close', resolve));
      leaving.close();
      await Promise.race([closed, pause(systemClock, CLOSE_LIMIT)]);
    },
  };
}
