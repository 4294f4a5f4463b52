import { randomBytes } from 'node:crypto';
import { type SampleEvent, sampleAccounts } from '@ticketing/local/sample-data';
import { order, orderBecomes, pay, type Ticket, ticketBecomes } from '../world/marketplace.js';
import { expectStatus, type Person, someone } from '../world/person.js';

/** What there is to look at, and who looks at it. */
export interface Exhibits {
  /** Sells a ticket in each state. */
  seller: Person;
  /** Has ordered three of them: one waits, one is paid, one was let go. */
  buyer: Person;
  /** The seller's, one in each state. */
  tickets: Record<'free' | 'locked' | 'sold' | 'withdrawn', Ticket>;
  orders: Record<'waiting' | 'paid' | 'cancelled', string>;
  /** The seed of each ticket's picture, by the ticket's id: the same each time. */
  seeds: ReadonlyMap<string, string>;
}

/** One more than the home page shows at once, so that nothing else is on it and there is more to load. */
const ON_SALE = 21;

/** Far enough away for years of pictures. */
const FIRST_DAY = Date.parse('2031-03-01');
const DAY = 24 * 3_600_000;

const AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

/** Makes all of it. What is listed last is what the home page begins with; what is ordered last waits to be paid. */
export async function hangExhibits(): Promise<Exhibits> {
  const [seller, other, buyer] = await Promise.all([named('Mara'), named('Jonas'), named('Inés')]);
  const events = sampleAccounts
    .flatMap((account) => account.events)
    .sort((one, another) => another.inDays - one.inDays);
  const listings = events.flatMap(listingsOf);
  const take = async (person: Person, listing: object) => {
    const answer = await person.http.post('/api/tickets', listing);
    expectStatus(answer, 201);
    return answer.data as Ticket;
  };
  const [first, second, third, fourth] = listings.slice(-4) as [object, object, object, object];
  const [locked, sold, withdrawn, cancelled] = [
    await take(seller, first),
    await take(seller, second),
    await take(seller, third),
    await take(other, fourth),
  ];
  expectStatus(await seller.http.delete(`/api/tickets/${withdrawn.id}`), 204);
  const offered: Ticket[] = [];
  for (const listing of listings.slice(0, ON_SALE - 1)) offered.push(await take(other, listing));
  const free = await take(seller, listings[ON_SALE - 1] ?? first);
  const orders = await placeOrders(buyer, { locked, sold, cancelled });
  expectStatus(await other.http.delete(`/api/tickets/${cancelled.id}`), 204);
  const all = [locked, sold, withdrawn, cancelled, ...offered, free];
  return {
    seller,
    buyer,
    tickets: { free, locked, sold, withdrawn },
    orders,
    seeds: new Map(all.map(({ id }, index) => [id, `exhibit-${index}`])),
  };
}

async function named(name: string): Promise<Person> {
  const address = name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
  const person = await someone(`${address}.${randomBytes(3).toString('hex')}@example.com`, AGENT);
  expectStatus(await person.http.patch('/api/users/profile', { name }), 200);
  return person;
}

function listingsOf({ tickets, inDays, at, ...event }: SampleEvent): object[] {
  const day = new Date(FIRST_DAY + inDays * DAY).toISOString().slice(0, 10);
  return tickets.map((ticket) => ({ ...event, ...ticket, startsAt: `${day}T${at}Z` }));
}

async function placeOrders(buyer: Person, tickets: Record<'locked' | 'sold' | 'cancelled', Ticket>) {
  const cancelled = await order(buyer, tickets.cancelled.id);
  await ticketBecomes(tickets.cancelled.id, 'reserved');
  expectStatus(await buyer.http.delete(`/api/orders/${cancelled.id}`), 204);
  await ticketBecomes(tickets.cancelled.id, 'available');
  const paid = await order(buyer, tickets.sold.id);
  expectStatus(await pay(buyer, paid.id), 201);
  await ticketBecomes(tickets.sold.id, 'sold');
  const waiting = await order(buyer, tickets.locked.id);
  await orderBecomes(buyer, waiting.id, 'awaiting:payment');
  return { waiting: waiting.id, paid: paid.id, cancelled: cancelled.id };
}
