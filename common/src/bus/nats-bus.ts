import { once } from 'node:events';
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
}

const ACK_WAIT = 30_000; // whole seconds: the client refuses fractions
const PUBLISH_TIMEOUT = 5_000;
const MAX_IN_FLIGHT = 128;
const DRAIN_LIMIT = 5_000;

/**
 * The event bus on NATS Streaming, and the only file that knows of it.
 * Its server has been end-of-life since 2023: docs/decisions/0004-nats-streaming-behind-a-seam.md.
 */
export function createNatsBus({ url, clusterId, clientId, logger, onFatal }: NatsBusOptions): EventBus {
  let client: Stan | undefined;
  let connected = false;
  let draining = false;
  let closing = false;
  const inHand = new Set<string>();

  const fail = (reason: string, cause?: unknown) => {
    connected = false;
    if (closing) return;
    closing = true;
    onFatal(new Error(`NATS Streaming: ${reason}`, { cause }));
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
      client = stan.connect(clusterId, clientId, {
        url,
        waitOnFirstConnect: true,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 500,
        ackTimeout: PUBLISH_TIMEOUT,
        // A server that is gone for longer has forgotten this session: better to learn it and start anew.
        stanPingInterval: 3_000,
        stanMaxPingOut: 5,
      });
      client.on('disconnect', () => {
        connected = false;
        if (!closing) logger.warn({ url }, 'disconnected from NATS Streaming, trying again');
      });
      client.on('reconnect', () => {
        connected = true;
        logger.info({ url }, 'connected to NATS Streaming again');
      });
      client.on('connection_lost', (error) => fail('connection lost', error));
      client.on('close', () => fail('connection closed'));
      // Refusals (a client id in use) come as strings, before and after the connection stands.
      client.on('error', (error) => fail(String(error), error));
      await untilConnected(client, url, logger);
      connected = true;
    },

    publish(subject, body) {
      return new Promise((resolve, reject) => {
        if (!client || !connected) return reject(new Error('not connected to NATS Streaming'));
        client.publish(subject, body, (error) => (error ? reject(new Error(String(error))) : resolve()));
      });
    },

    async subscribe(subject, group, handler) {
      if (!client) throw new Error('subscribe before connect');
      const options = client
        .subscriptionOptions()
        .setDeliverAllAvailable()
        .setDurableName(group)
        .setManualAckMode(true)
        .setAckWait(ACK_WAIT)
        .setMaxInFlight(MAX_IN_FLIGHT);
      const subscription = client.subscribe(subject, group, options);
      subscription.on('message', (message: StanMessage) => {
        const body = String(message.getData());
        void take(message, { subject, sequence: message.getSequence(), body }, handler);
      });
      subscription.on('error', (error: unknown) => fail(`subscription to ${subject} failed`, error));
      await once(subscription, 'ready');
    },

    async drain() {
      draining = true;
      const deadline = Date.now() + DRAIN_LIMIT;
      while (inHand.size > 0 && Date.now() < deadline) await pause(systemClock, 20);
    },

    async close() {
      closing = true;
      if (!client || !connected) return;
      connected = false;
      const closed = once(client, 'close');
      client.close();
      await Promise.race([closed, pause(systemClock, 2_000)]);
    },
  };
}

async function untilConnected(client: Stan, url: string, logger: Logger) {
  const reminder = setInterval(() => logger.warn({ url }, 'waiting for NATS Streaming'), 5_000);
  try {
    await once(client, 'connect');
  } finally {
    clearInterval(reminder);
  }
}
