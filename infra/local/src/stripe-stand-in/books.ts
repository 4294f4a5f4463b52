import type { ErrorBody } from './errors.js';
import { type Answer, IdempotencyKeys, type KeyUse } from './idempotency.js';
import { newId } from './ids.js';
import type { Journal } from './journal.js';
import { Ledger } from './ledger.js';
import type { EventType, Outcome } from './operation.js';
import { takeSnapshot } from './present.js';
import type { LedgerRecord, RefundRecord } from './records.js';
import type { WebhookQueue } from './webhooks.js';

/** One change, whole: what a crash leaves of it is all or nothing, its idempotency key and its events included. */
export type Entry = ChangeEntry | { settled: string };

interface ChangeEntry {
  at: number;
  requestId: string;
  records: LedgerRecord[];
  shows: string;
  expand: string[];
  error?: { status: number; body: ErrorBody };
  use?: KeyUse;
  events?: { id: string; type: EventType; of: string }[];
}

export interface Change {
  requestId: string;
  outcome: Outcome;
  expand: string[];
  use?: KeyUse;
}

/** The ledger, the idempotency keys and the events to send, which change together or not at all. */
export class Books {
  readonly ledger = new Ledger();
  readonly keys: IdempotencyKeys;

  constructor(
    private readonly journal: Pick<Journal<Entry>, 'append'>,
    private readonly webhooks: WebhookQueue | undefined,
    private readonly now: () => number,
    private readonly watchRefund: (refund: RefundRecord) => void = () => {},
  ) {
    this.keys = new IdempotencyKeys(now);
  }

  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  commit({ requestId, outcome, expand, use }: Change): Answer {
    const { records, shows, error, events } = outcome;
    const entry: ChangeEntry = {
      at: this.now(),
      requestId,
      records,
      shows,
      expand,
      error: error && { status: error.status, body: error.body },
      use,
      events: this.webhooks && events.map((event) => ({ id: newId('evt'), ...event })),
    };
    this.journal.append(entry);
    return this.applyChange(entry);
  }

  settle(eventId: string): void {
    this.journal.append({ settled: eventId });
  }

  apply(entry: Entry): void {
    if ('settled' in entry) this.webhooks?.forget(entry.settled);
    else this.applyChange(entry);
  }

  private applyChange(entry: ChangeEntry): Answer {
    const { at, requestId, records, expand, error, use } = entry;
    for (const record of records) this.ledger.put(record);
    for (const record of records) if (record.object === 'refund') this.watchRefund(record);
    const find = (id: string) => records.findLast((record) => record.id === id);
    for (const { id, type, of } of entry.events ?? []) {
      const record = find(of);
      if (record) {
        const snapshot = takeSnapshot(this.ledger, record);
        this.webhooks?.add({
          id,
          type,
          created: Math.floor(at / 1000),
          snapshot,
          requestId,
          key: use?.key ?? null,
        });
      }
    }
    const shown = find(entry.shows);
    if (!error && !shown) throw new Error(`The journal shows ${entry.shows} and does not hold it`);
    const answer: Answer = {
      requestId,
      status: error?.status ?? 200,
      content: error
        ? { error: error.body }
        : { snapshot: takeSnapshot(this.ledger, shown as LedgerRecord), expand },
    };
    if (use) this.keys.remember(use, answer, at);
    return answer;
  }
}
