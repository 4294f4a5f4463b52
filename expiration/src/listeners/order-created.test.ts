import { startTestService } from '../test-service.js';

const { bus, wakeUps, orderState, begin, stored } = startTestService();

const A_HUNDRED_YEARS = '2130-01-01T00:00:00.000Z';

describe('order:created', () => {
  it('starts a timer and asks to be woken', async () => {
    const order = await begin();

    const expiresAt = new Date(order.expiresAt);
    expect(await stored(order.id)).toEqual({
      _id: order.id,
      expiresAt,
      state: 'pending',
      orderVersion: 0,
      traceparent: expect.any(String),
      version: 0,
      outbox: [],
    });
    expect(wakeUps.scheduled.at(-1)).toEqual({ id: order.id, expiresAt });
  });

  it('starts one timer when it arrives twice at once', async () => {
    const order = orderState();

    await Promise.all([bus.deliver('order:created', order), bus.deliver('order:created', order)]);

    expect(await stored(order.id)).toMatchObject({ state: 'pending', version: 0 });
  });

  it('asks to be woken again when it arrives again, as a crash may have come before', async () => {
    const order = await begin();
    wakeUps.scheduled.length = 0;

    await bus.deliver('order:created', order);

    expect(wakeUps.scheduled).toEqual([{ id: order.id, expiresAt: new Date(order.expiresAt) }]);
  });

  it.each([
    ['order:cancelled', 'cancelled', 1],
    ['order:completed', 'complete', 7],
  ] as const)('starts nothing when %s has overtaken it', async (subject, status, version) => {
    const order = orderState();
    await bus.deliver(subject, { ...order, status, version });
    wakeUps.scheduled.length = 0;

    await bus.deliver('order:created', order);

    expect(await stored(order.id)).toMatchObject({ state: 'ended', orderVersion: version });
    expect(wakeUps.scheduled).toEqual([]);
  });

  it('takes an order that ends in a hundred years', async () => {
    const order = await begin({ expiresAt: A_HUNDRED_YEARS });

    expect(await stored(order.id)).toMatchObject({ expiresAt: new Date(A_HUNDRED_YEARS) });
  });
});
