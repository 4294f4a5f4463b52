import type { Mutant } from '../mutant.js';

const rules = 'orders/src/domain/order.ts';
const model = 'orders/src/models/order-schema.ts';
const catchingUp = 'orders/src/background/catching-up.ts';

/** Bugs of the orders service, which decides who gets a ticket and how it ends. */
export const orders: Mutant[] = [
  {
    name: 'no unique index: any number of live orders a ticket',
    edits: [
      {
        file: model,
        find: '{ unique: true, partialFilterExpression: { status: { $in: [...holdingStatuses] } } }',
        replace: '{ partialFilterExpression: { status: { $in: [...holdingStatuses] } } }',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'the index forgets an order once it is complete',
    edits: [
      {
        file: rules,
        find: "export const holdingStatuses = ['created', 'awaiting:payment', 'complete'] as const;",
        replace: "export const holdingStatuses = ['created', 'awaiting:payment'] as const;",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'an order is completed after its end',
    edits: [
      {
        file: rules,
        find: "return isOpen(order) ? changed({ ...order, status: 'complete' }) : unchanged;",
        replace:
          "return order.status === 'complete' ? unchanged : changed({ ...order, status: 'complete' });",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a paid order can be cancelled',
    edits: [
      {
        file: rules,
        find: "if (order.status === 'complete') return refused('complete');\n  return isOpen(order) ?",
        replace: "return order.status !== 'cancelled' ?",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a reservation lasts a hundred times as long',
    edits: [{ file: rules, find: 'reservationSeconds * 1000', replace: 'reservationSeconds * 100_000' }],
    caughtBy: 'simulation',
  },
  {
    name: 'an order expires without a look at the clock',
    edits: [
      {
        file: rules,
        find: "return now < order.expiresAt ? refused('not-due') : cancelled(order, 'expired');",
        replace: "return cancelled(order, now ? 'expired' : 'expired');",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a paid order expires',
    edits: [
      {
        file: rules,
        find: 'if (!isOpen(order)) return unchanged;\n  return now < order.expiresAt',
        replace: "if (order.status === 'cancelled') return unchanged;\n  return now < order.expiresAt",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'an order expires before what was paid while the broker was away is heard',
    edits: [{ file: catchingUp, find: 'bus.onConnect(begin);', replace: '' }],
    // 1,500 histories have not met it: somebody has to have paid just before the broker was away until the end.
    caughtBy: {
      file: 'orders/src/background/expiry.test.ts',
      name: 'is complete when it was paid, though the notice of its end is heard first',
    },
  },
  {
    name: 'an order expires before what was paid while its database was away is heard',
    edits: [{ file: catchingUp, find: "connection.on('connected', begin);", replace: '' }],
    caughtBy: 'simulation',
  },
  {
    name: 'no notice of expiry is heard, and no sweep runs',
    edits: [
      {
        file: 'orders/src/service.ts',
        find: "'expiration:complete': expirationComplete({ expiry }),",
        replace: '',
      },
      { file: 'orders/src/service.ts', find: 'background: [expiry],', replace: '' },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'no sweep runs behind a notice of expiry',
    edits: [
      {
        file: 'orders/src/background/expiry.ts',
        find: 'await sweep.start();',
        replace: '',
      },
    ],
    caughtBy: {
      file: 'orders/src/background/expiry.test.ts',
      name: 'cancels an order whose notice never comes, and no other',
    },
  },
  {
    name: 'a payment is not heard of',
    edits: [
      { file: 'orders/src/service.ts', find: "'payment:created': paymentCreated({ orders }),", replace: '' },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a refusal is not heard of',
    edits: [
      {
        file: 'orders/src/listeners/ticket-reservation-refused.ts',
        find: 'orderOfEvent(await orders.change(ticket.refusedOrderId, refuse), ticket.refusedOrderId);',
        replace: 'void [orderOfEvent, refuse, orders];',
      },
    ],
    caughtBy: {
      file: 'orders/src/listeners/ticket-reservation-refused.test.ts',
      name: 'cancels the order and takes over the state that was the reason',
    },
  },
  {
    name: 'what shares a write counts as done though its connection was lost',
    edits: [
      {
        file: 'common/src/mongo/refused-writes.ts',
        find: 'if (refusals.length === 0) throw error',
        replace: 'if (refusals.length === 0 && !error.result.isOk()) throw error',
      },
    ],
    caughtBy: 'simulation',
  },
];
