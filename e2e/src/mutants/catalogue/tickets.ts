import type { Mutant } from '../mutant.js';

const rules = 'tickets/src/domain/ticket.ts';
const schema = 'tickets/src/models/ticket-schema.ts';
const created = 'tickets/src/listeners/order-created.ts';
const cancelled = 'tickets/src/listeners/order-cancelled.ts';

/** Bugs of the tickets service, which owns the lock. */
export const tickets: Mutant[] = [
  {
    name: 'no unique index: any number of tickets a request',
    edits: [
      {
        file: schema,
        find: "{ unique: true, partialFilterExpression: { 'request.key': { $exists: true } } }",
        replace: "{ partialFilterExpression: { 'request.key': { $exists: true } } }",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a lock is taken from another order',
    edits: [
      {
        file: rules,
        find: "if (ticket.status !== 'available') return refused('already-taken');",
        replace: '',
      },
    ],
    caughtBy: {
      file: 'tickets/src/listeners/order-created.test.ts',
      name: 'when another order holds the lock',
    },
  },
  {
    name: 'a ticket is locked whatever its price is by now',
    edits: [
      {
        file: rules,
        find: "if (ticket.price !== order.price) return refused('price-changed');",
        replace: '',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a ticket is locked although it was withdrawn',
    edits: [
      { file: rules, find: "if (ticket.status === 'withdrawn') return refused('withdrawn');", replace: '' },
      {
        file: rules,
        find: "if (ticket.status !== 'available') return refused('already-taken');",
        replace:
          "if (ticket.status !== 'available' && ticket.status !== 'withdrawn') return refused('already-taken');",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a lock overwrites the title',
    edits: [
      {
        file: rules,
        find: "return changed({ ...ticket, status: 'reserved', orderId: order.id, reservedUntil: order.expiresAt });",
        replace:
          "return changed({ ...ticket, title: 'Reserved', status: 'reserved', orderId: order.id, reservedUntil: order.expiresAt });",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'an order that comes again is refused because of its own lock',
    edits: [
      {
        file: rules,
        find: 'if (ticket.orderId === order.id) {',
        replace: "if (ticket.orderId === order.id && ticket.status !== 'reserved') {",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'half of all orders are refused a ticket that is free',
    edits: [
      {
        file: rules,
        find: "if (ticket.price !== order.price) return refused('price-changed');",
        replace:
          "if (ticket.price !== order.price || order.expiresAt.getTime() % 2) return refused('already-taken');",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'an unlock does not name its order',
    edits: [
      {
        file: rules,
        find: "if (ticket.status !== 'reserved' || ticket.orderId !== orderId) return unchanged;",
        replace: "if (ticket.status !== 'reserved') return unchanged;",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a locked ticket can be edited',
    edits: [
      {
        file: rules,
        find: "if (ticket.status !== 'available') return refused(ticket.status);\n  return changed({ ...ticket, ...listing });",
        replace: 'return changed({ ...ticket, ...listing });',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a locked ticket can be withdrawn',
    edits: [
      {
        file: rules,
        find: "if (ticket.status !== 'available') return refused(ticket.status);\n  return changed({ ...ticket, status: 'withdrawn' });",
        replace: "return changed({ ...ticket, status: 'withdrawn' });",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'the end of an order is not remembered',
    edits: [{ file: cancelled, find: 'await cancelledOrders.remember(order.id);', replace: '' }],
    caughtBy: 'simulation',
  },
  {
    name: 'the end of an order is remembered after its unlock',
    edits: [
      { file: cancelled, find: 'await cancelledOrders.remember(order.id);', replace: '' },
      {
        file: cancelled,
        find: 'ticketOfEvent(await tickets.change(id, (ticket) => release(ticket, order.id)), id);',
        replace:
          'ticketOfEvent(await tickets.change(id, (ticket) => release(ticket, order.id)), id);\n    await cancelledOrders.remember(order.id);',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'the end of an order is remembered, and its handling never ends',
    edits: [
      {
        file: cancelled,
        find: 'await cancelledOrders.remember(order.id);',
        replace: 'await cancelledOrders.remember(order.id);\n    await new Promise(() => {});',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'no second look after the lock',
    edits: [
      { file: created, find: 'if (await cancelledOrders.isCancelled(order.id)) await letGo();', replace: '' },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a refusal is not told',
    edits: [
      {
        file: created,
        find: "record(document, 'ticket:reservation-refused', refusal, clock.now());",
        replace: 'void refusal;',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a sale does not reach the ticket',
    edits: [
      {
        file: 'tickets/src/service.ts',
        find: "'order:completed': orderCompleted({ tickets }),",
        replace: '',
      },
    ],
    caughtBy: 'simulation',
  },
];
