import type { Row } from '../row.js';
import { createOrder } from './create-order.js';
import { listTickets } from './list-tickets.js';
import { ownOrders, showTicket } from './read-one.js';

const SMALL = 1_000;
const SIZES = [100_000, 1_000_000];

const costOf = (rate: number) => 1_000_000 / rate;

/** What a request costs in a marketplace of that size, beside the same in a small one: both run, and take turns. */
const grown = (row: Row, number: string, size: number): Row => ({
  number,
  what: `row ${row.number} with ${size.toLocaleString('en')} tickets or orders there already`,
  beside: `itself with ${SMALL.toLocaleString('en')}`,
  unit: 'µs each',
  goal: { most: 1.2 },
  async open(scale) {
    const large = await row.open({ ...scale, documents: Math.min(size, scale.most) });
    const small = await row.open({ ...scale, documents: Math.min(SMALL, scale.most) });
    return {
      ours: async () => costOf(await large.ours()),
      other: async () => costOf(await small.ours()),
      close: async () => {
        await large.close();
        await small.close();
      },
    };
  },
});

const growing = { a: listTickets, b: showTicket, c: ownOrders, d: createOrder };

export const growth: Row[] = SIZES.flatMap((size, index) =>
  Object.entries(growing).map(([letter, row]) => grown(row, `9${letter}${index + 1}`, size)),
);
