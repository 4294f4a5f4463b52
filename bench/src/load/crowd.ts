import { answerWith } from '../worker.js';
import { send } from './send.js';

export interface Crowd {
  /** The gateway's address. */
  url: string;
  ticketId: string;
  /** Headers of those who want it. */
  buyers: { cookie: string }[];
}

/** What those get who come too late, and those for whom there is no room at that moment. */
const LATE = [400, 429, 503];

/** All want the same ticket at once. Answers with how many were turned away for want of room. */
answerWith(async ({ url, ticketId, buyers }: Crowd): Promise<number> => {
  const answers = await Promise.all(
    buyers.map((headers) => send(`${url}/api/orders`, { headers, body: { ticketId } })),
  );
  const count = (...statuses: number[]) => answers.filter(({ status }) => statuses.includes(status)).length;
  if (count(201) !== 1) throw new Error(`${count(201)} of ${buyers.length} buyers got the one ticket`);
  if (count(201, ...LATE) !== buyers.length) throw new Error('somebody was answered what nobody expects');
  return count(429, 503);
});
