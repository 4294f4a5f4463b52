import type { Action } from './action.js';
import type { Answer, Browser } from './browser.js';
import type { Market } from './market.js';

type Deed = (browser: Browser, action: Action, market: Market) => Promise<Answer | undefined>;

const own = ({ name }: Browser, { ticket }: Action) => `${name} ${ticket}`;

const list: Deed = (browser, action, market) =>
  action.keyed ? listUnderKey(browser, action, market) : listAndLook(browser, action, market);

/** As the page does: asked again under its key, it is the same ticket. */
const listUnderKey: Deed = async (browser, { id, ticket, price }, market) => {
  const body = { title: `Concert ${id}`, price };
  const idempotencyKey = `${id} ${browser.name}`;
  const answer = await browser.insist('tickets', 'POST', '/api/tickets', { body, idempotencyKey });
  if (answer.status === 201) noteListed(market, id, ticket, answer);
  return answer;
};

/** As older clients do: a ticket whose answer was lost is found among one's own, rather than listed twice. */
const listAndLook: Deed = async (browser, { id, ticket, price }, market) => {
  const { tickets } = market;
  const title = `Concert ${id}`;
  for (let attempt = 0; attempt < 5; attempt++) {
    const answer = await browser.ask('tickets', 'POST', '/api/tickets', { body: { title, price } });
    if (answer.status === 201) {
      noteListed(market, id, ticket, answer);
      return answer;
    }
    await browser.waits(1_000);
    const mine = await browser.ask('tickets', 'GET', '/api/tickets/mine');
    const found = mine.status === 200 && mine.body.find((one: { title: string }) => one.title === title);
    if (found) {
      tickets.set(ticket, found.id);
      return answer;
    }
  }
  return undefined;
};

function noteListed(
  { tickets, facts }: Market,
  by: string,
  ticket: Action['ticket'],
  { body }: Answer,
): void {
  const { id: ticketId, userId, version, title, price } = body;
  tickets.set(ticket, ticketId);
  facts.push({ kind: 'listed', by, ticketId, userId, version, title, price });
}

const edit: Deed = async (browser, { id, ticket, price }, { tickets, facts }) => {
  const ticketId = tickets.get(ticket);
  if (!ticketId) return undefined;
  const change = { title: `Concert ${id}`, price };
  const answer = await browser.insist('tickets', 'PUT', `/api/tickets/${ticketId}`, { body: change });
  if (answer.status === 200) {
    const { version, title, price } = answer.body;
    facts.push({ kind: 'edited', by: id, ticketId, version, title, price });
  } else if (answer.isUnclear) {
    // An attempt may have been carried out, and its answer lost.
    facts.push({ kind: 'edit unclear', by: id, ticketId, ...change });
  }
  return answer;
};

const withdraw: Deed = async (browser, { id, ticket }, { tickets, facts }) => {
  const ticketId = tickets.get(ticket);
  if (!ticketId) return undefined;
  const answer = await browser.insist('tickets', 'DELETE', `/api/tickets/${ticketId}`);
  if (answer.status === 204) facts.push({ kind: 'withdrawn', by: id, ticketId });
  return answer;
};

const order: Deed = async (browser, action, { tickets, orders, facts }) => {
  const ticketId = tickets.get(action.ticket);
  if (!ticketId) return undefined;
  const mine = own(browser, action);
  const answer = await browser.insist('orders', 'POST', '/api/orders', { body: { ticketId } });
  if (answer.status !== 400 && !orders.has(mine)) orders.set(mine, 'unclear');
  if (answer.status === 201) {
    const { id: orderId, userId, ticket } = answer.body;
    orders.set(mine, orderId);
    facts.push({ kind: 'ordered', by: action.id, orderId, ticketId, userId, price: ticket.price });
  }
  return answer;
};

/** How often, and every how many milliseconds, people look whether their order has been answered. */
const MOST_LOOKS = 10;
const LOOK = 150;

/** The order that one was told of; whoever was told nothing looks at the list of all. */
async function orderOf(browser: Browser, action: Action, market: Market): Promise<string | undefined> {
  const known = () => market.orders.get(own(browser, action));
  for (let look = 0; look < MOST_LOOKS && !known(); look++) await browser.waits(LOOK);
  if (known() !== 'unclear') return known();
  const shown = await browser.ask('orders', 'GET', '/api/orders');
  if (shown.status !== 200) return undefined;
  const ticketId = market.tickets.get(action.ticket);
  const all = shown.body as { id: string; ticket: { id: string } }[];
  return all.find((one) => one.ticket.id === ticketId)?.id;
}

const pay: Deed = async (browser, action, market) => {
  const orderId = await orderOf(browser, action, market);
  if (!orderId) return undefined;
  const body = { orderId, paymentMethodId: action.card };
  const idempotencyKey = action.keyed ? `${action.id} ${browser.name}` : undefined;
  const answer = await browser.insist('payments', 'POST', '/api/payments', { body, idempotencyKey });
  if (answer.status === 201) notePaid(market, action, answer);
  return answer.status === 202 ? confirm(browser, action, market, answer) : answer;
};

/** The bank asks the buyer, who says yes or no or goes away. */
const confirm = async (browser: Browser, action: Action, market: Market, { body }: Answer) => {
  if (action.atTheBank === 'leaves') return undefined;
  await browser.authenticate(body.clientSecret, action.atTheBank);
  const answer = await browser.insist('payments', 'POST', `/api/payments/${body.id}/resume`);
  if (answer.status === 201) notePaid(market, action, answer);
  return answer;
};

const notePaid = ({ facts }: Market, { id }: Action, { body }: Answer) =>
  facts.push({ kind: 'paid', by: id, orderId: body.orderId, chargeId: body.id });

const cancel: Deed = async (browser, action, market) => {
  const orderId = await orderOf(browser, action, market);
  if (!orderId) return undefined;
  const answer = await browser.insist('orders', 'DELETE', `/api/orders/${orderId}`);
  if (answer.status === 204) market.facts.push({ kind: 'cancelled', by: action.id, orderId });
  return answer;
};

const leave: Deed = async (browser, { id }, { facts }) => {
  const answer = await browser.insist('auth', 'POST', '/api/users/signout');
  const { sessionId } = browser;
  if (answer.status === 200 && sessionId) facts.push({ kind: 'signed out', by: id, sessionId });
  return answer;
};

const deeds: Record<Action['kind'], Deed> = { list, edit, withdraw, order, pay, cancel, leave };

/** Lets a person do something. */
export const perform: Deed = (browser, action, market) => deeds[action.kind](browser, action, market);
