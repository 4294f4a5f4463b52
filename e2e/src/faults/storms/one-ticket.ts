import { eventually } from '@ticketing/common/testing';
import { MOST_PATIENCE } from '../traffic/exchange.js';
import { type Answer, ask, type Buyer, gather, isShed } from './crowd.js';
import { describeTimes } from './figures.js';
import { listForSale } from './offers.js';

/**
 * Everybody wants the one ticket at the same moment: one has it and pays, the others are told so.
 * @returns what they were told, for people.
 */
export async function oneTicket(buyerCount: number, jwtKey: string): Promise<string> {
  const [seller, ...buyers] = gather(buyerCount + 1, jwtKey);
  const [ticketId] = await listForSale(seller as Buyer, 1);

  const answers = await Promise.all(buyers.map((buyer) => order(buyer, String(ticketId))));

  const won = answers.findIndex(({ status }) => status === 201);
  const others = answers.filter((_, index) => index !== won);
  const isWrong = others.some((answer) => !isGone(answer) && !isShed(answer));
  if (won < 0 || isWrong || answers.some(isLate)) throw new Error(`they were told ${count(answers)}`);
  return `they were told ${count(answers)}, ${describeTimes(answers.map(({ took }) => took))}`;
}

/** Longer than anybody waits. */
const isLate = ({ took }: Answer): boolean => took > MOST_PATIENCE;

const isGone = ({ status, body }: Answer): boolean =>
  status === 400 && /^The ticket is (already reserved|sold)$/.test(body.errors?.[0]?.message ?? '');

/** Who has it pays at once, while the others still wait for their answers. */
async function order(buyer: Buyer, ticketId: string): Promise<Answer> {
  const answer = await ask(buyer, 'POST', '/api/orders', { ticketId });
  if (answer.status === 201) await pay(buyer, answer.body.id);
  return answer;
}

const pay = (buyer: Buyer, orderId: unknown) =>
  eventually(async () => {
    const payment = { orderId, paymentMethodId: 'pm_card_visa' };
    const { status, body } = await ask(buyer, 'POST', '/api/payments', payment);
    if (status !== 201) throw new Error(`the winner was told ${status} ${JSON.stringify(body)}`);
  }, 20_000);

/** How often which status, and why. */
function count(answers: Answer[]): string {
  const tally: Record<string, number> = {};
  for (const { status, body } of answers) {
    const told = [status, ...(body.errors ?? []).map(({ message }) => message)].join(' ');
    tally[told] = (tally[told] ?? 0) + 1;
  }
  return Object.entries(tally)
    .map(([told, times]) => `${told} ${times} times`)
    .join(', ');
}
