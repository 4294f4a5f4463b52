import type { Ledger } from './ledger.js';
import type { Outcome } from './operation.js';
import type { RefundRecord } from './records.js';
import { cardNamed } from './test-cards.js';

export interface ClearingOptions {
  ledger: Ledger;
  /** How long a refund stays as it was first answered, in milliseconds. */
  settlesAfterMs: number;
  settle(outcome: Outcome): void;
}

/** What the buyer's bank does with a refund some time after Stripe has answered it, for the test cards that have this. */
export class RefundClearing {
  private readonly due = new Set<string>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private running = false;

  constructor(private readonly options: ClearingOptions) {}

  /** Gets each refund as it is made or changed; before the start, also those of earlier runs. */
  watch(refund: RefundRecord): void {
    if (!settled(this.options.ledger, refund)) {
      this.due.delete(refund.id);
    } else if (!this.due.has(refund.id)) {
      this.due.add(refund.id);
      if (this.running) this.settleLater(refund.id);
    }
  }

  start(): void {
    this.running = true;
    for (const id of this.due) this.settleLater(id);
  }

  stop(): void {
    this.running = false;
    for (const timer of this.timers) clearTimeout(timer);
  }

  private settleLater(id: string): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const refund = this.options.ledger.refund.get(id);
      const outcome = refund && settled(this.options.ledger, refund);
      if (outcome) this.options.settle(outcome);
    }, this.options.settlesAfterMs);
    this.timers.add(timer);
  }
}

/** What is still to become of a refund. A failed one leaves the charge as if it had not been made. */
function settled(ledger: Ledger, refund: RefundRecord): Outcome | undefined {
  const charge = ledger.charge.get(refund.charge);
  if (!charge) return undefined;
  const fate = cardNamed(charge.card).refund;
  if (fate === 'pends' && refund.status === 'pending') {
    return {
      records: [{ ...refund, status: 'succeeded', pending_reason: undefined }],
      events: [
        { type: 'refund.updated', of: refund.id },
        { type: 'charge.refund.updated', of: refund.id },
      ],
      shows: refund.id,
    };
  }
  if (fate === 'fails' && refund.status === 'succeeded') {
    return {
      records: [
        { ...refund, status: 'failed', failure_reason: 'expired_or_canceled_card' },
        { ...charge, amount_refunded: charge.amount_refunded - refund.amount },
      ],
      events: [
        { type: 'refund.updated', of: refund.id },
        { type: 'refund.failed', of: refund.id },
        { type: 'charge.refund.updated', of: refund.id },
      ],
      shows: refund.id,
    };
  }
  return undefined;
}
