import { startTestService } from '../test-service.js';

const { bus, connection, orderState, stored } = startTestService();

const timer = (state: string, orderVersion = 0) => ({ state, orderVersion, version: 4, outbox: [] });
const subjects = {
  created: 'order:created',
  cancelled: 'order:cancelled',
  complete: 'order:completed',
} as const;

describe('the timer of an order', () => {
  it.each([
    { before: undefined, status: 'created', version: 0, after: { state: 'pending', version: 0 } },
    { before: undefined, status: 'cancelled', version: 1, after: { state: 'ended', version: 0 } },
    { before: undefined, status: 'complete', version: 2, after: { state: 'ended', version: 0 } },
    { before: timer('pending'), status: 'created', version: 0, after: { state: 'pending', version: 4 } },
    { before: timer('pending'), status: 'created', version: 1, after: { state: 'pending', version: 5 } },
    { before: timer('pending'), status: 'cancelled', version: 1, after: { state: 'ended', version: 5 } },
    { before: timer('pending'), status: 'complete', version: 7, after: { state: 'ended', version: 5 } },
    { before: timer('ended', 1), status: 'created', version: 0, after: { state: 'ended', version: 4 } },
    { before: timer('ended', 1), status: 'created', version: 2, after: { state: 'ended', version: 4 } },
    { before: timer('ended', 1), status: 'cancelled', version: 1, after: { state: 'ended', version: 4 } },
    { before: timer('fired'), status: 'created', version: 1, after: { state: 'fired', version: 4 } },
    { before: timer('fired'), status: 'cancelled', version: 2, after: { state: 'fired', version: 4 } },
  ] as const)(
    'that is $before.state at $before.orderVersion hears that it is $status at $version: $after.state',
    async ({ before, status, version, after }) => {
      const order = orderState({ status, version });
      const expiresAt = new Date(order.expiresAt);
      if (before) {
        await connection.collection('timers').insertOne({ _id: order.id as never, expiresAt, ...before });
      }

      await bus.deliver(subjects[status], order);

      const isKept = before?.version === after.version;
      expect(await stored(order.id)).toMatchObject({
        ...after,
        orderVersion: isKept ? before.orderVersion : version,
        expiresAt,
      });
    },
  );
});
