import { manyTickets } from './many-tickets.js';
import { oneTicket } from './one-ticket.js';

/** What the child process is told to do: storms are made in a process of their own, so that nobody else waits for it. */
export type Storm =
  | { kind: 'one ticket'; buyers: number; jwtKey: string }
  | { kind: 'many tickets'; buyers: number; tickets: number; jwtKey: string };

/** What it tells at its end. */
export interface Outcome {
  error?: string;
  remark?: string;
}

process.once('message', (storm: Storm) => {
  const made =
    storm.kind === 'one ticket'
      ? oneTicket(storm.buyers, storm.jwtKey)
      : manyTickets(storm.buyers, storm.tickets, storm.jwtKey);
  made
    .then(
      (remark): Outcome => ({ remark }),
      ({ message }: Error): Outcome => ({ error: message }),
    )
    .then((outcome) => process.send?.(outcome, () => process.disconnect()));
});
