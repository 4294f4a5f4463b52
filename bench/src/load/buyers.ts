import { answerWith } from '../worker.js';
import { type Answer, send } from './send.js';

export interface Sales {
  /** The gateway's address. */
  url: string;
  tickets: string[];
  /** Headers of those who buy, so many at a time: each buys one ticket after the other. */
  buyers: { cookie: string }[];
}

/** Milliseconds until something is asked again that was asked too early: the questions are not to be most of the work. */
const AGAIN = 50;
/** How long a sale may take, in milliseconds. */
const PATIENCE = 30_000;

/** How many sales a second are whole: ordered, locked, paid, and seen by everybody as sold. */
answerWith(async ({ url, tickets, buyers }: Sales): Promise<number> => {
  let next = 0;
  const buy = async (headers: Sales['buyers'][number]) => {
    for (let ticket = tickets[next++]; ticket; ticket = tickets[next++]) await buyOne(url, headers, ticket);
  };
  const begun = performance.now();
  await Promise.all(buyers.map(buy));
  return (tickets.length * 1000) / (performance.now() - begun);
});

async function buyOne(url: string, headers: Sales['buyers'][number], ticketId: string): Promise<void> {
  const order = await until(201, () => send(`${url}/api/orders`, { headers, body: { ticketId } }));
  const payment = { orderId: order.id, paymentMethodId: 'pm_card_visa' };
  await until(201, () => send(`${url}/api/payments`, { headers, body: payment }));
  await until(200, async () => {
    const answer = await send(`${url}/api/tickets/${ticketId}`, { headers });
    return answer.body.status === 'sold' ? answer : { ...answer, status: EARLY };
  });
}

/** Stands for an answer that is true, and not yet what is waited for. */
const EARLY = 404;

/** Asks until the answer has that status; too early is what has not arrived yet. @throws {Error} for any other. */
async function until(status: number, ask: () => Promise<Answer>): Promise<Answer['body']> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer.status === status) return answer.body;
    const isEarly = answer.status === EARLY || (answer.status === 400 && isReserving(answer));
    if (!isEarly || Date.now() > end) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
  }
}

const isReserving = ({ body }: Answer) => /still being reserved/.test(JSON.stringify(body));
