import type {
  ChargeRecord,
  DisputeRecord,
  IntentRecord,
  LedgerRecord,
  ObjectName,
  PaymentMethodRecord,
  RefundRecord,
} from './records.js';

/** Records in the order in which they were made, found by id, and by the payment intent that they belong to. */
export class Collection<T extends LedgerRecord> {
  private readonly records: T[] = [];
  private readonly positions = new Map<string, number>();
  private readonly positionsByIntent = new Map<string, number[]>();

  get(id: string): T | undefined {
    const position = this.positions.get(id);
    return position === undefined ? undefined : this.records[position];
  }

  all(): readonly T[] {
    return this.records;
  }

  ofIntent(intentId: string): readonly T[] {
    const positions = this.positionsByIntent.get(intentId) ?? [];
    return positions.map((position) => this.records[position] as T);
  }

  put(record: T): void {
    const known = this.positions.get(record.id);
    if (known !== undefined) {
      this.records[known] = record;
      return;
    }
    const position = this.records.push(record) - 1;
    this.positions.set(record.id, position);
    if ('payment_intent' in record) {
      const siblings = this.positionsByIntent.get(record.payment_intent);
      if (siblings) siblings.push(position);
      else this.positionsByIntent.set(record.payment_intent, [position]);
    }
  }
}

/** All that Stripe would know of our account. Only `Books` writes to it. */
export class Ledger {
  readonly payment_intent = new Collection<IntentRecord>();
  readonly charge = new Collection<ChargeRecord>();
  readonly refund = new Collection<RefundRecord>();
  readonly payment_method = new Collection<PaymentMethodRecord>();
  readonly dispute = new Collection<DisputeRecord>();

  of(object: ObjectName): Collection<LedgerRecord> {
    return this[object] as unknown as Collection<LedgerRecord>;
  }

  put(record: LedgerRecord): void {
    this.of(record.object).put(record);
  }
}
