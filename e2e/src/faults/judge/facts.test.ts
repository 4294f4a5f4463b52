import type { Deed, Exchange } from '../traffic/exchange.js';
import { factsOf } from './facts.js';

const ticketId = 'a'.repeat(24);
const orderId = 'b'.repeat(24);
const chargeId = 'c'.repeat(24);

const exchange = (deed: Deed, of: Partial<Exchange>): Exchange => ({
  ...{ deed, who: 'ann', request: '', begun: 0, ended: 1, status: 201, body: {} },
  ...of,
});

describe('what an answer says for ever', () => {
  it.each([
    [
      exchange('order', { sent: { ticketId }, body: { id: orderId, ticket: { price: 5 } } }),
      { kind: 'ordered', by: 'ann', orderId, ticketId, userId: 'ann', price: 5 },
    ],
    [exchange('pay', { body: { id: chargeId, orderId } }), { kind: 'paid', by: 'ann', orderId, chargeId }],
    [
      exchange('cancel', { request: `DELETE /api/orders/${orderId}`, status: 204 }),
      { kind: 'cancelled', by: 'ann', orderId },
    ],
    [
      exchange('withdraw', { request: `DELETE /api/tickets/${ticketId}`, status: 204 }),
      { kind: 'withdrawn', by: 'ann', ticketId },
    ],
  ])('is read from the exchange', (answered, fact) => {
    expect(factsOf([answered])).toEqual([fact]);
  });

  it('is nothing where it was refused, only looked at, or still depends on the bank', () => {
    const answered = [
      exchange('order', { status: 400 }),
      exchange('read', { status: 200 }),
      exchange('pay', { status: 202, body: { id: chargeId, orderId } }),
    ];

    expect(factsOf(answered)).toEqual([]);
  });
});
