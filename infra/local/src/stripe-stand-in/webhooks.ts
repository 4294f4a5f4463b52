import Stripe from 'stripe';
import type { EventType } from './operation.js';
import { present, type Snapshot } from './present.js';
import type { SwitchSettings } from './switches.js';
import type { WebhookPost } from './webhook-post.js';

export interface PendingEvent {
  id: string;
  type: EventType;
  created: number;
  snapshot: Snapshot;
  requestId: string;
  key: string | null;
}

export interface WebhookOptions {
  post: WebhookPost;
  secret: string;
  switches: { readonly settings: SwitchSettings };
  /** The first pause after a failure; each further one is twice as long, up to a minute. */
  retryMs: number;
  attempts: number;
  /** Called when an event has been taken, or has been tried for the last time. */
  settled: (eventId: string) => void;
}

const IN_FLIGHT = 16;
const LONGEST_PAUSE_MS = 60_000;
const GATHER_MS = 100;

/** Delivers events at least once, in no order that could be relied upon, as Stripe does. */
export class WebhookQueue {
  private readonly unsettled = new Map<string, PendingEvent>();
  private readonly failures = new Map<string, number>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private ready: PendingEvent[] = [];
  private inFlight = 0;
  private running = false;
  private gathering = false;

  constructor(private readonly options: WebhookOptions) {}

  get pending(): number {
    return this.unsettled.size;
  }

  add(event: PendingEvent): void {
    this.unsettled.set(event.id, event);
    this.ready.push(event);
    this.wake();
  }

  forget(eventId: string): void {
    this.unsettled.delete(eventId);
  }

  start(): void {
    this.running = true;
    // What a replayed journal added before the start and settled since is no longer due.
    this.ready = [...this.unsettled.values()];
    this.wake();
  }

  stop(): void {
    this.running = false;
    for (const timer of this.timers) clearTimeout(timer);
    this.options.post.stop();
  }

  /** Sends what is due; to be called also when a switch was changed. */
  wake(): void {
    if (!this.options.switches.settings.reorderWebhooks) {
      this.sendReady();
      return;
    }
    if (this.gathering) return;
    this.gathering = true;
    this.after(GATHER_MS, () => {
      this.gathering = false;
      this.sendReady();
    });
  }

  /** Reordered, the newest of what was gathered goes first, and the next when it has been answered. */
  private sendReady(): void {
    const { holdWebhooks, reorderWebhooks } = this.options.switches.settings;
    const atOnce = reorderWebhooks ? 1 : IN_FLIGHT;
    while (this.running && !holdWebhooks && this.inFlight < atOnce) {
      const event = reorderWebhooks ? this.ready.pop() : this.ready.shift();
      if (!event) return;
      this.inFlight++;
      void this.deliver(event).finally(() => {
        this.inFlight--;
        this.sendReady();
      });
    }
  }

  private async deliver(event: PendingEvent): Promise<void> {
    const { switches, attempts, retryMs } = this.options;
    const copies = switches.settings.duplicateWebhooks ? 2 : 1;
    const taken = await Promise.all(Array.from({ length: copies }, () => this.post(event)));
    if (!this.running) return;
    if (taken.every(Boolean)) return this.settle(event);

    const failures = (this.failures.get(event.id) ?? 0) + 1;
    this.failures.set(event.id, failures);
    if (failures >= attempts) {
      console.error(`Webhook ${event.id} (${event.type}) was not taken after ${attempts} attempts`);
      return this.settle(event);
    }
    this.after(Math.min(retryMs * 2 ** (failures - 1), LONGEST_PAUSE_MS), () => {
      this.ready.push(event);
      this.sendReady();
    });
  }

  private settle({ id }: PendingEvent): void {
    this.unsettled.delete(id);
    this.failures.delete(id);
    this.options.settled(id);
  }

  private post(event: PendingEvent): Promise<boolean> {
    const payload = JSON.stringify(eventResource(event));
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: this.options.secret });
    return this.options.post.send(payload, signature);
  }

  private after(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, ms);
    this.timers.add(timer);
  }
}

const eventResource = ({ id, type, created, snapshot, requestId, key }: PendingEvent) => ({
  id,
  object: 'event',
  api_version: Stripe.API_VERSION,
  created,
  data: { object: present(snapshot) },
  livemode: false,
  pending_webhooks: 1,
  request: { id: requestId, idempotency_key: key },
  type,
});
