import { startTestService } from '../test-service.js';

const { bus, clock, wakeUps, orderState, begin, stored, notices } = startTestService();

describe('an order that is told of again', () => {
  it('keeps its timer, which follows its version', async () => {
    const order = await begin();

    await bus.deliver('order:created', { ...order, version: 5, status: 'awaiting:payment' });

    expect(await stored(order.id)).toMatchObject({
      state: 'pending',
      orderVersion: 5,
      expiresAt: new Date(order.expiresAt),
    });
  });

  it('gets the timer that is not here, also when it awaits payment by now', async () => {
    const order = orderState({ version: 5, status: 'awaiting:payment' });

    await bus.deliver('order:created', order);

    expect(await stored(order.id)).toMatchObject({ state: 'pending' });
    expect(wakeUps.scheduled.at(-1)).toMatchObject({ id: order.id });
  });

  it('is noticed once, although its time was up before', async () => {
    const order = await begin();
    clock.advance(60_000);
    await wakeUps.wake();

    await bus.deliver('order:created', { ...order, version: 5 });
    await wakeUps.wake();

    expect(await notices(order.id)).toHaveLength(1);
  });

  it.each([
    ['order:cancelled', 'cancelled'],
    ['order:completed', 'complete'],
  ] as const)('by %s ends its timer, and stays ended', async (subject, status) => {
    const order = await begin();
    await bus.deliver(subject, { ...order, status, version: 5 });

    await bus.deliver(subject, { ...order, status, version: 6 });
    await bus.deliver('order:created', { ...order, version: 4 });

    expect(await stored(order.id)).toMatchObject({ state: 'ended' });
  });
});
