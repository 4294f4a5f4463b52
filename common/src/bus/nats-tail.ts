import stan, { type Stan, type Message as StanMessage } from 'node-nats-streaming';
import type { Subject } from '../events/event-map.js';

export interface NatsTailOptions {
  url: string;
  clusterId: string;
  /** No other client may have it at the same time. */
  clientId: string;
  subjects: readonly Subject[];
  onMessage: (subject: Subject, body: string) => void;
  /** Told whenever messages begin to come, or cease to. */
  onState: (connected: boolean) => void;
}

/** Milliseconds until the broker is looked for again. */
const PAUSE = 1_000;

/**
 * Shows every message that is published from now on to somebody who only watches: it belongs to no group, holds up
 * nobody, and misses what comes while the broker is away. Returns what ends it.
 */
export function tailNats(options: NatsTailOptions): () => void {
  let client: Stan | undefined;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;

  function open(): void {
    const { clusterId, clientId, url, onState } = options;
    const own = stan.connect(clusterId, clientId, { url, reconnect: false });
    client = own;
    let over = false;
    const end = () => {
      if (over) return;
      over = true;
      onState(false);
      own.close();
      if (!stopped) retry = setTimeout(open, PAUSE);
    };
    own.on('connect', () => {
      onState(true);
      for (const subject of options.subjects) watch(own, subject, options);
    });
    for (const event of ['connection_lost', 'disconnect', 'error', 'close'] as const) own.on(event, end);
  }

  open();
  return () => {
    stopped = true;
    clearTimeout(retry);
    client?.close();
  };
}

function watch(client: Stan, subject: Subject, { onMessage }: NatsTailOptions): void {
  const subscription = client.subscribe(subject, client.subscriptionOptions());
  subscription.on('message', (message: StanMessage) => onMessage(subject, String(message.getData())));
  // Its connection says so too, and is what is opened again.
  subscription.on('error', () => {});
}
