import type { TicketCategory } from '@ticketing/common';
import type { Model, QueryFilter } from 'mongoose';
import { Types } from 'mongoose';
import { cityKey, NEVER } from '../domain/search-keys.js';
import { searchWords } from '../domain/search-words.js';
import { shownFields, type TicketRecord } from './tickets.js';

export const sorts = ['newest', 'soonest', 'price', '-price'] as const;
type Sort = (typeof sorts)[number];

/** Where a page ended: everything that a sort compares. `price` is in cents. */
export interface PageEnd {
  id: string;
  price: number;
  until: Date;
}

export interface Search {
  /** Words, each a prefix of one in the title, the venue or the city; empty for everything. */
  text: string;
  sort: Sort;
  city?: string | undefined;
  category?: TicketCategory | undefined;
  /** The first and the last date where the event takes place, as YYYY-MM-DD. */
  from?: string | undefined;
  to?: string | undefined;
  /** Cents. */
  lowest?: number | undefined;
  highest?: number | undefined;
  limit: number;
  after?: PageEnd | undefined;
  now: Date;
}

const sortKeys = {
  newest: { _id: -1 },
  soonest: { 'search.until': 1, _id: 1 },
  price: { price: 1, _id: 1 },
  '-price': { price: -1, _id: -1 },
} as const;

/** One page of what is on sale, and the place after which the next begins. Each sort follows an index. */
export async function searchTickets(model: Model<TicketRecord>, search: Search) {
  const found = await model
    .find({ $and: conditions(search) })
    .sort(sortKeys[search.sort])
    .limit(search.limit + 1)
    .select(shownFields)
    .lean();
  const tickets = found.slice(0, search.limit);
  const last = tickets.at(-1);
  const next =
    found.length > search.limit && last
      ? { id: last._id.toHexString(), price: last.price, until: last.startsAt ?? NEVER }
      : undefined;
  return { tickets, next };
}

const CITIES = 500;

/** The cities in which something is on sale, each as one of its sellers writes it, by the alphabet. */
export async function listedCities(model: Model<TicketRecord>): Promise<string[]> {
  const found = await model.aggregate<{ city: string }>([
    { $match: { 'search.listed': true, 'search.city': { $gt: '' } } },
    { $sort: { 'search.listed': 1, 'search.city': 1, _id: -1 } },
    { $group: { _id: '$search.city', city: { $first: '$city' } } },
    { $sort: { _id: 1 } },
    { $limit: CITIES },
  ]);
  return found.map(({ city }) => city);
}

function conditions(search: Search): QueryFilter<TicketRecord>[] {
  const { text, sort, city, category, lowest, highest, after, now } = search;
  return [
    // What has begun since the last sweep is still listed.
    { 'search.listed': true, 'search.until': { $gt: now } },
    // searchWords leaves only letters and digits, so nothing here needs to be escaped.
    ...searchWords(text).map((word) => ({ 'search.words': { $regex: `^${word}` } })),
    ...(city === undefined ? [] : [{ 'search.city': cityKey(city) }]),
    ...(category === undefined ? [] : [{ category }]),
    ...betweenDates(search),
    ...(lowest === undefined ? [] : [{ price: { $gte: lowest } }]),
    ...(highest === undefined ? [] : [{ price: { $lte: highest } }]),
    ...(after ? [beyond(sort, after)] : []),
  ];
}

/** No zone is further than 14 hours from UTC: https://data.iana.org/time-zones/tz-link.html */
const FURTHEST_ZONE = 14 * 3_600_000;
const DAY = 24 * 3_600_000;

/** The dates decide; the moments, which are wider, let the search follow the index of the moments. */
function betweenDates({ from, to }: Search): QueryFilter<TicketRecord>[] {
  const parts: QueryFilter<TicketRecord>[] = [];
  if (from !== undefined) {
    const begin = new Date(Date.parse(from) - FURTHEST_ZONE);
    parts.push({ 'search.day': { $gte: from }, 'search.until': { $gte: begin } });
  }
  if (to !== undefined) {
    const end = new Date(Date.parse(to) + DAY + FURTHEST_ZONE);
    parts.push({ 'search.day': { $lte: to }, 'search.until': { $lt: end } });
  }
  return parts;
}

/** The bound lets the read begin at its place in the index; what is level with it there is told apart by its id. */
function beyond(sort: Sort, { id, price, until }: PageEnd): QueryFilter<TicketRecord> {
  const _id = new Types.ObjectId(id);
  switch (sort) {
    case 'newest':
      return { _id: { $lt: _id } };
    case 'soonest':
      return {
        'search.until': { $gte: until },
        $or: [{ 'search.until': { $ne: until } }, { _id: { $gt: _id } }],
      };
    case 'price':
      return { price: { $gte: price }, $or: [{ price: { $ne: price } }, { _id: { $gt: _id } }] };
    case '-price':
      return { price: { $lte: price }, $or: [{ price: { $ne: price } }, { _id: { $lt: _id } }] };
  }
}
