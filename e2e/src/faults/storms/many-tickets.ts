import { randomUUID } from 'node:crypto';
import { eventually } from '@ticketing/common/testing';
import { createChance } from '../../simulation/chance.js';
import { collection } from '../../world/databases.js';
import { MOST_PATIENCE } from '../traffic/exchange.js';
import { type Answer, ask, type Buyer, gather, isShed } from './crowd.js';
import { listForSale } from './offers.js';

interface Order {
  id: string;
  ticket: { id: string };
}

/** With ten buyers a ticket and so many favourites each, every ticket is somebody's. */
const FAVOURITES = 4;
/** So many come at the same time, each for as long as it takes. */
const AT_A_TIME = 1_000;
/** Milliseconds until the ticket that is still being reserved, or the service that sheds load, is asked again. */
const PAUSE = 500;

/**
 * Each buyer takes the first favourite that is to be had, until nothing is left: each ticket is sold, once.
 * @returns how long it took, for people.
 */
export async function manyTickets(buyerCount: number, ticketCount: number, jwtKey: string): Promise<string> {
  const [seller, ...buyers] = gather(buyerCount + 1, jwtKey);
  const tickets = await listForSale(seller as Buyer, ticketCount);
  const chance = createChance(1);
  const wish = (buyer: number, nth: number) =>
    tickets[Math.floor(chance('wish', buyer, nth) * tickets.length)] as string;

  const begun = Date.now();
  let next = 0;
  const shop = async () => {
    for (let number = next++; number < buyers.length; number = next++) {
      const favourites = Array.from({ length: FAVOURITES }, (_, nth) => wish(number, nth));
      await buyOne(buyers[number] as Buyer, favourites);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, shop));
  await eventually(() => allAreSold(tickets), 30_000);
  return `all ${ticketCount} were sold, each once, within ${Math.round((Date.now() - begun) / 1000)} s`;
}

async function allAreSold(tickets: string[]): Promise<void> {
  const orders = (await collection('orders', 'orders')).filter(({ status }) => status === 'complete');
  const sold = orders.map(({ ticket }) => String(ticket.id)).filter((id) => tickets.includes(id));
  const different = new Set(sold).size;
  if (sold.length !== tickets.length || different !== tickets.length) {
    throw new Error(`${sold.length} were sold, ${different} different ones`);
  }
}

/** Buys the first favourite that is to be had. */
async function buyOne(buyer: Buyer, favourites: string[]): Promise<void> {
  for (const ticketId of favourites) {
    const orderId = await order(buyer, ticketId);
    if (!orderId) continue;
    const payment = { orderId, paymentMethodId: 'pm_card_visa' };
    // As the page does: whoever asks again means the same payment.
    const paid = await insist(buyer, '/api/payments', payment, { 'Idempotency-Key': randomUUID() });
    if (paid.status !== 201)
      throw new Error(`a payment was answered ${paid.status} ${JSON.stringify(paid.body)}`);
    return;
  }
}

/** @returns the id of the buyer's order, or undefined when somebody else has the ticket. */
async function order(buyer: Buyer, ticketId: string): Promise<string | undefined> {
  const { status, body } = await insist(buyer, '/api/orders', { ticketId });
  if (status === 201) return body.id;
  if (status !== 400) throw new Error(`an order was answered ${status}`);
  // An answer that came too late for the gateway was lost, and not what it told of.
  if (!body.errors?.some(({ message }) => message === 'You already have this ticket reserved'))
    return undefined;
  const { body: own } = await insist(buyer, '/api/orders');
  return (own as unknown as Order[]).find(({ ticket }) => ticket.id === ticketId)?.id;
}

/** Asks again when load was shed, and when it was too early. */
async function insist(
  buyer: Buyer,
  path: string,
  sent?: object,
  headers?: Record<string, string>,
): Promise<Answer> {
  for (;;) {
    const answer = await ask(buyer, sent ? 'POST' : 'GET', path, sent, headers);
    if (answer.took > MOST_PATIENCE) throw new Error(`${path} was answered after ${answer.took} ms`);
    const isEarly = answer.status === 404 || (answer.status === 400 && answer.retryAfter !== undefined);
    if (!isEarly && !isShed(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
