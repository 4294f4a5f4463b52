import { eventually } from '@ticketing/common/testing';
import type { AxiosResponse } from 'axios';
import { expectStatus, type Person, visitor } from './person.js';

/** How long an event may take from one service to what another shows, in milliseconds. */
const SETTLING = 15_000;

export interface Ticket {
  id: string;
  title: string;
  price: number;
  status: string;
  orderId?: string;
  venue?: string;
  city?: string;
  seat?: string;
  startsAt?: string;
  timeZone?: string;
}

export interface Order {
  id: string;
  status: string;
  reason?: string;
  expiresAt: string;
  ticket: Pick<Ticket, 'id' | 'title' | 'price'>;
}

/** Puts a ticket on sale. `event` is what else there is to say. */
export async function list(
  seller: Person,
  title = 'A concert',
  price = 25,
  event: Partial<Ticket> = {},
): Promise<Ticket> {
  const answer = await seller.http.post('/api/tickets', { title, price, ...event });
  expectStatus(answer, 201);
  return answer.data;
}

/** What anyone sees of a ticket. */
export async function show(ticketId: string): Promise<Ticket> {
  const answer = await visitor().get(`/api/tickets/${ticketId}`);
  expectStatus(answer, 200);
  return answer.data;
}

/** Orders a ticket as soon as orders has heard of it. */
export async function order(buyer: Person, ticketId: string): Promise<Order> {
  const answer = await known(() => buyer.http.post('/api/orders', { ticketId }));
  expectStatus(answer, 201);
  return answer.data;
}

/** Asks until the service has heard of what the question is about: anything but 404. */
export const known = (ask: () => Promise<AxiosResponse>): Promise<AxiosResponse> =>
  eventually(async () => {
    const answer = await ask();
    if (answer.status === 404) throw new Error(`${answer.config.url}: still 404`);
    return answer;
  }, SETTLING);

/** Waits until the buyer's order has that status. */
export const orderBecomes = (buyer: Person, orderId: string, status: string): Promise<Order> =>
  eventually(async () => {
    const answer = await buyer.http.get(`/api/orders/${orderId}`);
    expectStatus(answer, 200);
    if (answer.data.status !== status) throw new Error(`order is ${answer.data.status}, not ${status}`);
    return answer.data;
  }, SETTLING);

/** Waits until the ticket has that status, which it may have only after so many milliseconds. */
export const ticketBecomes = (ticketId: string, status: string, after = 0): Promise<Ticket> =>
  eventually(async () => {
    const ticket = await show(ticketId);
    if (ticket.status !== status) throw new Error(`ticket is ${ticket.status}, not ${status}`);
    return ticket;
  }, after + SETTLING);

/** Pays as a client does: again, when told that the order is still being reserved. By a token, or by a payment method. */
export function pay(
  buyer: Person,
  orderId: string,
  source = 'pm_card_visa',
  headers: Record<string, string> = {},
): Promise<AxiosResponse> {
  const body = { orderId, [source.startsWith('tok_') ? 'token' : 'paymentMethodId']: source };
  return eventually(async () => {
    const answer = await known(() => buyer.http.post('/api/payments', body, { headers }));
    if (answer.headers['retry-after'] && answer.status === 400) throw new Error('still being reserved');
    return answer;
  }, SETTLING);
}
