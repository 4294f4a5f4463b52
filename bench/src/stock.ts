import { newId } from '@ticketing/common/testing';
import { type Document, ObjectId } from 'mongodb';
import { type Marketplace, withDatabase } from './marketplace.js';
import { ask } from './people.js';

/** What sellers say of their tickets: as much as they can. */
const listing = (number: number) => ({
  title: `The Long Distance Runners, night ${number % 60}`,
  venue: 'Kesselhaus',
  city: ['Berlin', 'London', 'Lisbon', 'Tokyo'][number % 4],
  category: 'music',
  seat: `Row ${number % 40}, seat ${number % 30}`,
  startsAt: new Date(Date.UTC(2100, 0, 1 + (number % 300), 19)).toISOString(),
  timeZone: 'Europe/Berlin',
  facePrice: 48,
  price: 20 + (number % 8_000) / 100,
});

/** As many as are listed by asking for it, from which the others are made. */
const PATTERNS = 100;
const AT_ONCE = 5_000;

/** Puts so many tickets on sale, by copying some that were listed. @returns the last ones' ids. */
export async function fillTickets(market: Marketplace, count: number): Promise<string[]> {
  const headers = market.signedIn();
  const url = `${market.url('tickets')}/api/tickets`;
  for (let number = 0; number < Math.min(PATTERNS, count); number++) {
    await ask(url, { method: 'POST', headers, body: listing(number), status: 201 });
  }
  return multiply(market.mongoUri('tickets'), 'tickets', count);
}

/**
 * Multiplies the documents of a collection until there are so many.
 * @returns the newest ones' ids, at most a hundred.
 */
const multiply = (uri: string, collection: string, count: number): Promise<string[]> =>
  withDatabase(uri, async (database) => {
    const documents = database.collection(collection);
    const patterns = await documents.find().toArray();
    for (let made = patterns.length; made < count; made += AT_ONCE) {
      const batch = Array.from({ length: Math.min(AT_ONCE, count - made) }, (_, index) => ({
        ...(patterns[index % patterns.length] as Document),
        _id: new ObjectId(newId()),
      }));
      await documents.insertMany(batch, { ordered: false });
    }
    const newest = await documents
      .find({}, { projection: { _id: 1 } })
      .sort({ _id: -1 })
      .limit(100)
      .toArray();
    return newest.map(({ _id }) => String(_id));
  });
