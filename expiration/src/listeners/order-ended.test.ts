import { startTestService } from '../test-service.js';

const { bus, clock, wakeUps, orderState, begin, stored, notices } = startTestService();

describe.each([
  { subject: 'order:cancelled', status: 'cancelled', version: 1 },
  { subject: 'order:completed', status: 'complete', version: 2 },
] as const)('$subject', ({ subject, status, version }) => {
  const endOf = (order: ReturnType<typeof orderState>) => ({ ...order, status, version });

  it('ends the timer, which does not fire any more', async () => {
    const order = await begin();

    await bus.deliver(subject, endOf(order));
    clock.advance(60_000);
    await wakeUps.wake();

    expect(await stored(order.id)).toMatchObject({ state: 'ended', orderVersion: version, version: 1 });
    expect(await notices(order.id)).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    const order = await begin();

    await Promise.all([1, 2].map(() => bus.deliver(subject, endOf(order))));

    expect(await stored(order.id)).toMatchObject({ state: 'ended', version: 1 });
  });

  it('is remembered of an order that nobody has told of yet, when it arrives twice at once', async () => {
    const order = orderState();

    await Promise.all([1, 2].map(() => bus.deliver(subject, endOf(order))));

    expect(await stored(order.id)).toMatchObject({ state: 'ended', orderVersion: version, version: 0 });
  });

  it('wins when it arrives together with order:created', async () => {
    for (let round = 0; round < 10; round++) {
      const order = orderState();
      await Promise.all([bus.deliver('order:created', order), bus.deliver(subject, endOf(order))]);
      expect(await stored(order.id)).toMatchObject({ state: 'ended' });
    }
  });

  it('changes nothing of a timer that has fired', async () => {
    const order = await begin();
    clock.advance(60_000);
    await wakeUps.wake();

    await bus.deliver(subject, endOf(order));

    expect(await stored(order.id)).toMatchObject({ state: 'fired' });
    expect(await notices(order.id)).toHaveLength(1);
  });
});
