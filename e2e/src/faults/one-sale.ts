import { eventually } from '@ticketing/common/testing';
import type { AxiosResponse } from 'axios';
import { type Person, password, visitor } from '../world/person.js';

/** Short of the reservation, so that a step that hangs is taken for one, and the next sale tried. Milliseconds. */
const STEP_LIMIT = 4_000;
const ANSWER_LIMIT = 2_000;

/**
 * The way from end to end: the page shown, the seller signed in, a ticket listed, ordered, paid and sold; each step as
 * soon as it goes. @throws {Error} when one does not.
 */
export async function oneSale(seller: Person, buyer: Person): Promise<void> {
  await step(200, () => visitor().get('/', soon()));
  await step(200, () => visitor().post('/api/users/signin', { email: seller.email, password }, soon()));
  const ticket = { title: 'A probe', price: 20 };
  const ticketId = await step(201, () => seller.http.post('/api/tickets', ticket, soon()));
  const orderId = await step(201, () => buyer.http.post('/api/orders', { ticketId }, soon()));
  const payment = { orderId, paymentMethodId: 'pm_card_visa' };
  await step(201, () => buyer.http.post('/api/payments', payment, soon()));
  await eventually(async () => {
    const { data } = await buyer.http.get(`/api/tickets/${ticketId}`, soon());
    if (data.status !== 'sold') throw new Error(`the ticket is ${data.status}, not sold`);
  }, STEP_LIMIT);
}

const soon = () => ({ timeout: ANSWER_LIMIT });

/** Asks until it is answered so, and resolves to the id in the answer. */
const step = (status: number, ask: () => Promise<AxiosResponse>): Promise<string> =>
  eventually(async () => {
    const answer = await ask();
    const { method, url } = answer.config;
    if (answer.status !== status)
      throw new Error(`${method} ${url}: ${answer.status} ${JSON.stringify(answer.data)}`);
    return answer.data.id;
  }, STEP_LIMIT);
