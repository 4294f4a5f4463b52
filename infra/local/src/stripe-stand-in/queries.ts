import { invalidRequest, noSuch } from './errors.js';
import type { Query } from './operation.js';
import type { Params } from './params.js';
import { expansions, present, takeSnapshot } from './present.js';
import type { LedgerRecord, ObjectName } from './records.js';

/** The name of the path's parameter, as Stripe's errors call it. */
const PATH_PARAM: Record<ObjectName, string> = {
  payment_intent: 'intent',
  charge: 'charge',
  refund: 'refund',
  payment_method: 'payment_method',
  dispute: 'dispute',
};

export const retrieve =
  (object: ObjectName): Query =>
  ({ params, id }) => {
    const expand = expansions(params.only('expand'), object);
    return (ledger) => {
      const record = ledger.of(object).get(id);
      if (!record) throw noSuch(object, id, PATH_PARAM[object], 404);
      return present(takeSnapshot(ledger, record), expand);
    };
  };

/** Newest first, a page at a time: https://docs.stripe.com/api/pagination. */
export const list =
  (object: ObjectName, url: string, filters: ('payment_intent' | 'charge')[] = []): Query =>
  ({ params }) => {
    params.only('created', 'limit', 'starting_after', 'expand', ...filters);
    const expand = expansions(params, object, 'data.');
    const created = createdBetween(params);
    const limit = pageSize(params);
    const startingAfter = params.text('starting_after');
    const [intent, charge] = (['payment_intent', 'charge'] as const).map((filter) => params.text(filter));

    return (ledger) => {
      const collection = ledger.of(object);
      const oldestFirst = intent ? collection.ofIntent(intent) : collection.all();
      const end = startingAfter ? oldestFirst.findLastIndex(({ id }) => id === startingAfter) : undefined;
      if (end === -1) throw noSuch(object, String(startingAfter), 'starting_after');
      const isWanted = (record: LedgerRecord) =>
        created(record.created) && (!charge || ('charge' in record && record.charge === charge));
      const page = lastOf(oldestFirst, end ?? oldestFirst.length, limit + 1, isWanted);
      const data = page.slice(0, limit).map((record) => present(takeSnapshot(ledger, record), expand));
      return { object: 'list', url, has_more: page.length > limit, data };
    };
  };

function lastOf<T>(items: readonly T[], end: number, count: number, isWanted: (item: T) => boolean): T[] {
  const found: T[] = [];
  for (let i = end - 1; i >= 0 && found.length < count; i--) {
    const item = items[i] as T;
    if (isWanted(item)) found.push(item);
  }
  return found;
}

function pageSize(params: Params): number {
  const limit = params.integer('limit') ?? 10;
  if (limit >= 1 && limit <= 100) return limit;
  throw invalidRequest('Limit must be between 1 and 100', { param: 'limit' });
}

function createdBetween(params: Params): (created: number) => boolean {
  const range = params.nested('created')?.only('gt', 'gte', 'lt', 'lte');
  if (!range) return () => true;
  const [gt, gte, lt, lte] = ['gt', 'gte', 'lt', 'lte'].map((bound) => range.integer(bound));
  return (created) =>
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte);
}
