import { cookieOf, eventually } from '@ticketing/common/testing';
import request from 'supertest';
import { CATCH_UP } from './background/catching-up.js';
import { chargeState, RESERVATION_SECONDS, startTestService } from './test-service.js';

const { app, bus, clock, place, placeAndLock } = startTestService();

/** How many orders have ended, by how. */
async function ended(): Promise<Record<string, number>> {
  const { text } = await request(app).get('/metrics');
  const lines = text.matchAll(/^orders_ended_total\{end="([^"]+)".*\} (\d+)$/gm);
  return Object.fromEntries([...lines].map(([, end, count]) => [end, Number(count)]));
}

/** For how long the order that should have ended first is overdue, in seconds. */
async function overdue(): Promise<number> {
  const { text } = await request(app).get('/metrics');
  return Number(text.match(/^orders_oldest_overdue_age_seconds\{.*\} (\d+)$/m)?.[1]);
}

describe('the figures of orders', () => {
  it('begin at zero for every end, so that the first of each is seen', async () => {
    expect(await ended()).toEqual({
      complete: 0,
      'cancelled-by-buyer': 0,
      expired: 0,
      refused: 0,
      'payment-failed': 0,
    });
  });

  it('count each order once by its end, however often its end is told', async () => {
    const paid = await placeAndLock();
    const expired = await place();
    const cancelled = await place();
    const failed = await placeAndLock();
    const refused = await place();

    for (let times = 0; times < 2; times++) {
      await bus.deliver('payment:created', chargeState(paid.id, 'completed'));
      await request(app).delete(`/api/orders/${cancelled.id}`).set('Cookie', cookieOf(cancelled.buyer));
      await bus.deliver('payment:failed', chargeState(failed.id, 'failed'));
      await bus.deliver('ticket:reservation-refused', {
        ...refused.ticket,
        refusedOrderId: refused.id,
        reason: 'already-taken',
      });
    }
    clock.advance(RESERVATION_SECONDS * 1000);
    await bus.deliver('expiration:complete', {
      id: expired.id,
      version: 1,
      expiresAt: clock.now().toISOString(),
    });

    expect(await ended()).toEqual({
      complete: 1,
      'cancelled-by-buyer': 1,
      expired: 1,
      refused: 1,
      'payment-failed': 1,
    });
    const { text } = await request(app).get('/metrics');
    expect(text).toContain('orders_placed_total{service="orders"} 5');
  });

  it('say how long nothing has expired, while the broker goes away before what it told was heard', async () => {
    await place();
    await placeAndLock();
    expect(await overdue()).toBe(0);

    await bus.close();
    clock.advance(RESERVATION_SECONDS * 1000);
    for (let times = 0; times < 10; times++) {
      await bus.connect();
      clock.advance(CATCH_UP - 1000);
      await bus.close();
    }
    expect(await overdue()).toBe((10 * CATCH_UP) / 1000 - 10);

    await bus.connect();
    clock.advance(CATCH_UP);
    await eventually(async () => expect(await overdue()).toBe(0));
  });
});
