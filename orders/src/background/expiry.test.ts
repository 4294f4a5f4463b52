import { createManualClock, createMemoryBus, eventually, newId } from '@ticketing/common/testing';
import { createService } from '../service.js';
import { chargeState, RESERVATION_SECONDS, serviceConfig, startTestService } from '../test-service.js';

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

  it('catches up at start, in batches', async () => {
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
    const restarted = createService(serviceConfig(), { bus: ownBus, clock: createManualClock(expiresAt) });

    await restarted.service.start();
    try {
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
