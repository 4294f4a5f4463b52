import type { Model, QueryFilter } from 'mongoose';
import { Types } from 'mongoose';
import { searchWords } from '../domain/search-words.js';
import { shownFields, type TicketRecord } from './tickets.js';

export const sorts = ['newest', 'price', '-price'] as const;
export type Sort = (typeof sorts)[number];

/** Where a page ended: everything that a sort compares. `price` is in cents. */
export interface Place {
  id: string;
  price: number;
}

export interface Search {
  /** Words, each a prefix of one in the title; empty for everything. */
  text: string;
  sort: Sort;
  /** Cents. */
  lowest?: number | undefined;
  highest?: number | undefined;
  limit: number;
  after?: Place | undefined;
}

const orders = {
  newest: { _id: -1 },
  price: { price: 1, _id: 1 },
  '-price': { price: -1, _id: -1 },
} as const;

/** One page of what is on sale, and the place after which the next begins. Each sort follows an index. */
export async function searchTickets(model: Model<TicketRecord>, search: Search) {
  const found = await model
    .find({ $and: conditions(search) })
    .sort(orders[search.sort])
    .limit(search.limit + 1)
    .select(shownFields)
    .lean();
  const tickets = found.slice(0, search.limit);
  const last = tickets.at(-1);
  const next =
    found.length > search.limit && last ? { id: last._id.toHexString(), price: last.price } : undefined;
  return { tickets, next };
}

function conditions({ text, sort, lowest, highest, after }: Search): QueryFilter<TicketRecord>[] {
  return [
    { status: 'available' },
    // searchWords leaves only letters and digits, so nothing here needs to be escaped.
    ...searchWords(text).map((word) => ({ words: { $regex: `^${word}` } })),
    ...(lowest === undefined ? [] : [{ price: { $gte: lowest } }]),
    ...(highest === undefined ? [] : [{ price: { $lte: highest } }]),
    ...(after ? [beyond(sort, after)] : []),
  ];
}

function beyond(sort: Sort, { id, price }: Place): QueryFilter<TicketRecord> {
  const _id = new Types.ObjectId(id);
  if (sort === 'newest') return { _id: { $lt: _id } };
  if (sort === 'price') return { $or: [{ price: { $gt: price } }, { price, _id: { $gt: _id } }] };
  return { $or: [{ price: { $lt: price } }, { price, _id: { $lt: _id } }] };
}
