import { connect as connectToNats } from 'nats';
import stan, { type Stan } from 'node-nats-streaming';
import { pause, systemClock } from '../process/clock.js';
import type { Logger } from '../process/logger.js';

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

/** Milliseconds for a connection to stand: the address of a pod that is gone does not even refuse. */
const CONNECT_TIMEOUT = 2_000;
const PUBLISH_TIMEOUT = 5_000;
const CLOSE_LIMIT = 2_500;

/** A bus's one connection, from before it stands until after its end. */
export interface Session {
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

/** Opens the session's connection, and waits for the server as long as it takes. */
export async function connect(session: Session): Promise<void> {
  const { url, logger } = session.options;
  const server = serverOf(url);
  const reminder = setInterval(() => logger.warn({ server }, 'waiting for NATS Streaming'), 5_000);
  try {
    while (!(await isTaken(session, server))) {
      if (session.over) throw fail(session, 'connection closed');
    }
  } finally {
    clearInterval(reminder);
  }
  announce(session);
}

/**
 * Opens a connection, and resolves to whether the server has taken it: for a moment after its start it takes what it
 * cannot answer yet, which the client library gives up after two seconds.
 * @throws what makes it senseless to try again.
 */
async function isTaken(session: Session, server: string): Promise<boolean> {
  const client = open(session.options);
  session.client = client;
  return new Promise((resolve, reject) => {
    session.giveUpConnecting = reject;
    client.once('connect', () => resolve(true));
    client.once('error', (error) => {
      if (!isUnanswered(error)) return;
      session.client = undefined;
      resolve(false);
    });
    follow(session, client, server);
  });
}

function open({ url, clusterId, clientId }: NatsBusOptions): Stan {
  // Made here, as node-nats-streaming, which would make it, hands on no timeout. So it is ended here as well.
  const nc = connectToNats({
    url,
    encoding: 'binary',
    timeout: CONNECT_TIMEOUT,
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
  });
  const client = stan.connect(clusterId, clientId, {
    nc,
    ackTimeout: PUBLISH_TIMEOUT,
    // A server that is gone for longer has forgotten this session: better to learn it and start anew.
    stanPingInterval: 3_000,
    stanMaxPingOut: 5,
  });
  client.once('close', () => nc.close());
  return client;
}

const isUnanswered = (error: unknown) =>
  error instanceof Error && error.message.includes('connect request timeout');

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
  // One that was given up says so once more.
  const isGivenUp = () => session.client !== client;
  client.on('close', () => {
    if (isGivenUp()) return;
    session.client = undefined;
    fail(session, 'connection closed');
  });
  // Refusals (a client id in use) come as strings, before and after the connection stands.
  client.on('error', (error) => {
    if (!isGivenUp()) fail(session, String(error), error);
  });
}

function announce(session: Session): void {
  session.connected = true;
  for (const listener of session.connectListeners) listener();
}

/** Ends the session, and says so once. */
export function fail(session: Session, reason: string, cause?: unknown): Error {
  const error = new Error(`NATS Streaming: ${reason}`, { cause });
  session.connected = false;
  session.giveUpConnecting(error);
  if (!session.over) {
    session.over = true;
    session.options.onFatal(error);
  }
  return error;
}

export async function close(session: Session): Promise<void> {
  session.over = true;
  session.connected = false;
  const { client } = session;
  if (!client) return;
  const closed = new Promise((resolve) => client.once('close', resolve));
  client.close();
  await Promise.race([closed, pause(systemClock, CLOSE_LIMIT)]);
}
