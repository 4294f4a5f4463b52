import { eventually } from '@ticketing/common/testing';
import { oneSale } from '../faults/one-sale.js';
import { collection } from '../world/databases.js';
import { list, type Order, order, orderBecomes, pay } from '../world/marketplace.js';
import { expectStatus, type Person, people } from '../world/person.js';
import { createOwnSystem, type OwnSystem } from './own-system.js';
import { createTrade, type Trade } from './trade.js';

/** How long a test may take that stops the marketplace and starts it again, in milliseconds. */
export const LIMIT = 300_000;
/** What a restart, a reconnection and the sweeps behind them may take on a busy machine. */
export const RECOVERY = 90_000;

export interface Recovering {
  own: OwnSystem;
  trade: Trade;
  seller: Person;
  buyer: Person;
}

/** A marketplace of the test file's own, with people in it. */
export function useRecoveringSystem(): Recovering {
  const parts = {} as Recovering;
  beforeAll(async () => {
    parts.own = await createOwnSystem();
    await parts.own.start();
    const [seller, buyer, ...traders] = (await people(10)) as [Person, Person, ...Person[]];
    Object.assign(parts, { seller, buyer, trade: createTrade(traders) });
  }, LIMIT);
  afterAll(() => parts.own.end(), LIMIT);
  return parts;
}

/** An order that is ready to be paid. */
export async function awaiting({ seller, buyer }: Recovering, title: string): Promise<Order> {
  const { id } = await order(buyer, (await list(seller, title)).id);
  return orderBecomes(buyer, id, 'awaiting:payment');
}

export async function paid(parts: Recovering, title: string): Promise<Order> {
  const { id } = await awaiting(parts, title);
  expectStatus(await pay(parts.buyer, id), 201);
  return orderBecomes(parts.buyer, id, 'complete');
}

export const sellsAgain = ({ seller, buyer }: Recovering) =>
  eventually(() => oneSale(seller, buyer), RECOVERY);

/** All that the service has to tell is in the log. */
export const isTold = (service: string, name: string) =>
  eventually(async () => {
    const documents = await collection(service, name);
    expect(documents.filter(({ outbox }) => outbox.length > 0)).toEqual([]);
  });
