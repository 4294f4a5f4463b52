import { on, once } from 'node:events';
import stan, { type Stan, type Message as StanMessage } from 'node-nats-streaming';
import type { Subject } from '../events/event-map.js';

export interface NatsLogOptions {
  url: string;
  clusterId: string;
  /** No other client may have it at the same time. */
  clientId: string;
  /** The server's monitoring, as http://host:port, which alone knows where a channel ends. */
  monitoring: string;
}

export interface NatsLog {
  /**
   * The messages of a channel from the oldest to the one that is the newest now, in their order. The reader sets the
   * pace, and no group's position is touched. @throws when the connection is lost.
   */
  read(subject: Subject): AsyncGenerator<string>;
  close(): Promise<void>;
}

const MAX_IN_FLIGHT = 128;

/** The event log on NATS Streaming as a whole, for backups. @throws when the server is not there. */
export async function openNatsLog(options: NatsLogOptions): Promise<NatsLog> {
  const { url, clusterId, clientId, monitoring } = options;
  // A log that was read with a gap would be none: whatever breaks the connection ends it.
  const client = stan.connect(clusterId, clientId, { url, reconnect: false });
  await once(client, 'connect');
  const lost = new AbortController();
  for (const event of ['disconnect', 'connection_lost', 'error', 'close'] as const) {
    client.on(event, (error?: unknown) =>
      lost.abort(new Error(`NATS Streaming: ${event}`, { cause: error })),
    );
  }
  return {
    async *read(subject) {
      const last = await lastSequence(monitoring, subject);
      if (last > 0) yield* messagesUntil(last, client, subject, lost);
    },
    async close() {
      if (lost.signal.aborted) return;
      const closed = once(client, 'close');
      client.close();
      await closed;
    },
  };
}

async function lastSequence(monitoring: string, subject: Subject): Promise<number> {
  const answer = await fetch(`${monitoring}/streaming/channelsz?channel=${encodeURIComponent(subject)}`);
  // A channel begins with its first message or subscription.
  if (answer.status === 404) return 0;
  if (!answer.ok) throw new Error(`NATS Streaming's monitoring answered ${answer.status}`);
  return ((await answer.json()) as { last_seq: number }).last_seq;
}

async function* messagesUntil(last: number, client: Stan, subject: Subject, lost: AbortController) {
  const settings = client.subscriptionOptions().setDeliverAllAvailable().setManualAckMode(true);
  const subscription = client.subscribe(subject, settings.setMaxInFlight(MAX_IN_FLIGHT));
  subscription.on('timeout', (error) => lost.abort(error));
  let seen = 0;
  try {
    for await (const [message] of on(subscription, 'message', lost) as AsyncIterable<[StanMessage]>) {
      // What a slow reader has not acknowledged in time comes again.
      if (message.getSequence() > seen) {
        yield String(message.getData());
        seen = message.getSequence();
      }
      message.ack();
      if (seen >= last) return;
    }
  } finally {
    if (!lost.signal.aborted) subscription.unsubscribe();
  }
}
