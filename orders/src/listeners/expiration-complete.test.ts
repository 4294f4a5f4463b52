import { eventually, newId } from '@ticketing/common/testing';
import { chargeState, RESERVATION_SECONDS, startTestService } from '../test-service.js';

const { bus, clock, place, placeAndLock, stored, told, buried } = startTestService();

const RESERVATION = RESERVATION_SECONDS * 1000;

async function notice(id: string) {
  const order = await stored(id);
  const expiresAt = (order?.expiresAt ?? clock.now()).toISOString();
  await bus.deliver('expiration:complete', { id, version: 1, expiresAt });
}

describe('expiration:complete', () => {
  it.each([
    ['is not locked yet', place, ['order:created', 'order:cancelled expired']],
    ['awaits payment', placeAndLock, ['order:created', 'order:awaiting-payment', 'order:cancelled expired']],
  ])('cancels an order that %s', async (_situation, begin, events) => {
    const order = await begin();
    clock.advance(RESERVATION);

    await notice(order.id);

    expect(await stored(order.id)).toMatchObject({ status: 'cancelled', reason: 'expired' });
    expect(await told(order.id)).toEqual(events);
    expect(bus.published('order:cancelled').at(-1)?.data).toMatchObject({
      id: order.id,
      reason: 'expired',
      ticket: { id: order.ticket.id },
    });
  });

  it('cancels it once when it arrives twice', async () => {
    const order = await place();
    clock.advance(RESERVATION);

    await Promise.all([notice(order.id), notice(order.id)]);

    expect(await told(order.id)).toEqual(['order:created', 'order:cancelled expired']);
  });

  it('changes nothing before our own clock says so, and is tried again just then', async () => {
    const order = await place();
    clock.advance(RESERVATION - 1);

    await notice(order.id);
    await notice(order.id);
    expect(await stored(order.id)).toMatchObject({ status: 'created' });

    clock.advance(1);
    await eventually(async () => {
      expect(await stored(order.id)).toMatchObject({ status: 'cancelled', reason: 'expired' });
    });
  });

  it('is forgotten when the order was paid while it waited', async () => {
    const order = await placeAndLock();
    clock.advance(RESERVATION - 1);
    await notice(order.id);
    await bus.deliver('payment:created', chargeState(order.id, 'completed'));
    const later = await place();
    clock.advance(1);
    clock.advance(RESERVATION);

    await notice(later.id);

    expect(await stored(order.id)).toMatchObject({ status: 'complete', version: 2 });
  });

  it('changes nothing of an order that is paid', async () => {
    const order = await placeAndLock();
    await bus.deliver('payment:created', chargeState(order.id, 'completed'));
    clock.advance(RESERVATION);

    await notice(order.id);

    expect(await stored(order.id)).toMatchObject({ status: 'complete', version: 2 });
  });

  it('changes nothing of an order that is cancelled', async () => {
    const order = await placeAndLock();
    await bus.deliver('payment:failed', chargeState(order.id, 'failed'));
    clock.advance(RESERVATION);

    await notice(order.id);

    expect(await stored(order.id)).toMatchObject({ reason: 'payment-failed', version: 2 });
  });

  it('is kept for an operator when there is no such order', async () => {
    const id = newId();

    await notice(id);

    expect(await buried()).toContain(`expiration:complete: UnprocessableEventError: no order ${id}`);
  });
});
