import { Gauge } from 'prom-client';
import type { DeadLetters } from '../bus/dead-letters.js';
import type { OutboxFigures } from '../outbox/outbox-figures.js';
import type { Clock } from './clock.js';
import type { Metrics } from './metrics.js';
import { within } from './within.js';

interface StoredFiguresOptions {
  metrics: Metrics;
  outbox: { figures: OutboxFigures };
  deadLetters: Pick<DeadLetters, 'count'>;
  clock: Clock;
}

/** How long a look may take, in milliseconds: Prometheus waits for ten seconds, and for all figures together. */
const LIMIT = 1_000;

/**
 * A figure that lies in the service's database, looked up when it is asked for: the same from every instance. What the
 * database does not say in time is told as NaN, which no alert compares.
 */
export const storedGauge =
  ({ registry }: Metrics) =>
  (name: string, help: string, look: () => Promise<number>): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const late = () => new Error('not known in time');
        this.set(await within(LIMIT, look(), late).catch(() => Number.NaN));
      },
    });
  };

/** How long ago that was, in seconds; of what is not there, 0. */
export const ageOf = (oldest: Date | undefined, clock: Clock): number =>
  oldest === undefined ? 0 : Math.max(0, clock.now().getTime() - oldest.getTime()) / 1000;

/** The figures of this kind that every service has. */
export function measureStored({ metrics, outbox, deadLetters, clock }: StoredFiguresOptions): void {
  const gauge = storedGauge(metrics);
  gauge('outbox_pending_events', 'Events that wait in outboxes for the broker to acknowledge them', () =>
    outbox.figures.depth(),
  );
  gauge('outbox_oldest_event_age_seconds', 'How long the oldest event has waited in an outbox', async () =>
    ageOf(await outbox.figures.oldest(), clock),
  );
  gauge('dead_letters', 'Messages that were put aside and that nobody has replayed or discarded', () =>
    deadLetters.count(),
  );
}
