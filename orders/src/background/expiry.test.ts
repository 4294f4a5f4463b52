import { createManualClock, createMemoryBus, eventually, newId } from '@ticketing/common/testing';
import { createService } from '../service.js';
import { chargeState, RESERVATION_SECONDS, serviceConfig, startTestService } from '../test-service.js';
import { CATCH_UP } from './catching-up.js';

const { bus, clock, connection, place, placeAndLock, stored, told } = startTestService();

const A_MINUTE = 60_000;
const orders = () => connection.collection('orders');

/** Lets the sweep have its turn, which it plans only after the last has ended, until `check` passes. */
const sweepUntil = (check: () => Promise<void>) =>
  eventually(async () => {
    clock.advance(A_MINUTE);
    await check();
  });

describe('the sweep of overdue orders', () => {
  it('cancels an order whose notice never comes, and no other', async () => {
    const overdue = await placeAndLock();
    const paid = await placeAndLock();
    await bus.deliver('payment:created', chargeState(paid.id, 'completed'));
    const young = await place();
    const inAHundredYears = { $set: { expiresAt: new Date('2130-01-01') } };
    await orders().updateOne({ 'ticket.id': young.ticket.id }, inAHundredYears);
    clock.advance(RESERVATION_SECONDS * 1000);

    await sweepUntil(async () => {
      expect(await stored(overdue.id)).toMatchObject({ status: 'cancelled', reason: 'expired' });
    });

    // It can be read before its save has returned, after which it is told.
    await eventually(async () => expect(await told(overdue.id)).toContain('order:cancelled expired'));
    expect(await stored(paid.id)).toMatchObject({ status: 'complete' });
    expect(await stored(young.id)).toMatchObject({ status: 'created' });
  });

  it('runs once the service has caught up after its start, in batches', async () => {
    // Later than it is for the service that runs already, whose sweep would take some of them.
    const expiresAt = new Date(clock.now().getTime() + A_MINUTE);
    await orders().insertMany(
      Array.from({ length: 250 }, () => ({
        userId: 'absent',
        ticket: { id: newId(), title: 'Opera', price: 2_000 },
        status: 'awaiting:payment',
        expiresAt,
        version: 1,
        outbox: [],
      })),
    );
    const ownBus = createMemoryBus();
    const ownClock = createManualClock(expiresAt);
    const restarted = createService(serviceConfig(), { bus: ownBus, clock: ownClock });

    await restarted.service.start();
    try {
      ownClock.advance(CATCH_UP);
      await eventually(async () => {
        expect(await orders().countDocuments({ userId: 'absent', reason: 'expired', outbox: [] })).toBe(250);
      });
    } finally {
      await restarted.service.stop();
    }

    const ids = ownBus.published('order:cancelled').map(({ data }) => data.id);
    expect(new Set(ids).size).toBe(250);
  });
});

describe('an order whose time was up while the service could not hear of payments', () => {
  /** An order that awaits payment, and the broker away until its time is up. */
  async function missItsEnd() {
    const order = await placeAndLock();
    await bus.close();
    clock.advance(RESERVATION_SECONDS * 1000);
    await bus.connect();
    return order;
  }

  const endOf = ({ id }: { id: string }) => ({ id, version: 1, expiresAt: clock.now().toISOString() });
  const notice = (order: { id: string }) => bus.deliver('expiration:complete', endOf(order));

  it('is complete when it was paid, though the notice of its end is heard first', async () => {
    const order = await missItsEnd();

    await notice(order);
    clock.advance(CATCH_UP - 1);
    await notice(order);
    await bus.deliver('payment:created', chargeState(order.id, 'completed'));
    clock.advance(1);
    await notice(order);

    expect(await stored(order.id)).toMatchObject({ status: 'complete', version: 2 });
  });

  it('is left until payments can be heard, also when the broker was there long before the database', async () => {
    const order = await placeAndLock();
    const ownBus = createMemoryBus();
    const ownClock = createManualClock(new Date(clock.now().getTime() + RESERVATION_SECONDS * 1000));
    const isThere = Object.create(ownBus, { connect: { value: async () => {} } });
    const late = createService(serviceConfig(), { bus: isThere, clock: ownClock });
    await ownBus.connect();
    ownClock.advance(CATCH_UP);
    await late.service.start();
    try {
      await ownBus.deliver('expiration:complete', endOf(order));
      expect(await stored(order.id)).toMatchObject({ status: 'awaiting:payment' });

      await ownBus.deliver('payment:created', chargeState(order.id, 'completed'));
      ownClock.advance(CATCH_UP);
      await ownBus.deliver('expiration:complete', endOf(order));
      expect(await stored(order.id)).toMatchObject({ status: 'complete' });
    } finally {
      await late.service.stop();
    }
  });

  it('is left until payments are heard that came while the database was away', async () => {
    const order = await placeAndLock();
    clock.advance(RESERVATION_SECONDS * 1000);
    connection.emit('connected');

    await notice(order);

    expect(await stored(order.id)).toMatchObject({ status: 'awaiting:payment' });
    clock.advance(CATCH_UP);
    await notice(order);
    expect(await stored(order.id)).toMatchObject({ reason: 'expired' });
  });

  it('expires when it was not, by itself after the notice that was heard too soon', async () => {
    const order = await missItsEnd();
    await notice(order);
    expect(await stored(order.id)).toMatchObject({ status: 'awaiting:payment' });

    clock.advance(CATCH_UP);

    await eventually(async () => {
      expect(await stored(order.id)).toMatchObject({ status: 'cancelled', reason: 'expired' });
    });
  });
});
