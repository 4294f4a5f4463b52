import { cookieOf } from '@ticketing/common/testing';
import request from 'supertest';
import { chargeState, lockFor, RESERVATION_SECONDS, startTestService } from '../test-service.js';

const { app, bus, clock, connection, place, placeAndLock, postOrder, stored, told } = startTestService();

type Order = Awaited<ReturnType<typeof place>>;

const deciders = {
  'a payment': (order: Order) => bus.deliver('payment:created', chargeState(order.id, 'completed')),
  'the expiry': ({ id }: Order) =>
    bus.deliver('expiration:complete', { id, version: 1, expiresAt: clock.now().toISOString() }),
  'the buyer who cancels': async ({ id, buyer }: Order) => {
    await request(app).delete(`/api/orders/${id}`).set('Cookie', cookieOf(buyer));
  },
  'the lock': (order: Order) => bus.deliver('ticket:updated', lockFor(order)),
};

/**
 * Holds the next reader of an order between its read and its decision.
 * @returns a promise that the read was made, and what lets the reader go on.
 */
function holdNextReader() {
  const model = connection.models.Order;
  if (!model) throw new Error('the service has no orders');
  const hydrate = model.hydrate.bind(model);
  let goOn = () => {};
  const allowed = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let hasRead = () => {};
  const wasRead = new Promise<void>((resolve) => {
    hasRead = resolve;
  });
  const reads = jest.spyOn(model, 'hydrate').mockImplementationOnce((async (stored: object) => {
    const document = hydrate(stored);
    hasRead();
    await allowed;
    return document;
  }) as never);
  return { wasRead, goOn, reads };
}

describe('two who decide on the same state of an order', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each([
    ['a payment', 'the expiry', 'order:completed'],
    ['the expiry', 'a payment', 'order:cancelled expired'],
    ['a payment', 'the buyer who cancels', 'order:completed'],
    ['the buyer who cancels', 'a payment', 'order:cancelled cancelled-by-buyer'],
    ['the expiry', 'the buyer who cancels', 'order:cancelled expired'],
  ] as const)('when %s is a moment before %s: %s', async (first, second, outcome) => {
    const order = await placeAndLock();
    clock.advance(RESERVATION_SECONDS * 1000);
    const { wasRead, goOn, reads } = holdNextReader();

    const late = deciders[second](order);
    await wasRead;
    await deciders[first](order);
    goOn();
    await late;

    expect(await told(order.id)).toEqual(['order:created', 'order:awaiting-payment', outcome]);
    expect(await stored(order.id)).toMatchObject({ version: 2 });
    // One read each, and another of the one who came too late.
    expect(reads).toHaveBeenCalledTimes(3);
  });

  it('when the buyer cancels a moment before the lock comes, the order stays cancelled', async () => {
    const order = await place();
    const { wasRead, goOn } = holdNextReader();

    const late = deciders['the lock'](order);
    await wasRead;
    await deciders['the buyer who cancels'](order);
    goOn();
    await late;

    expect(await told(order.id)).toEqual(['order:created', 'order:cancelled cancelled-by-buyer']);
  });

  it('all at once leave one end and one event of it', async () => {
    for (let round = 0; round < 10; round++) {
      const order = await placeAndLock();
      clock.advance(RESERVATION_SECONDS * 1000);

      await Promise.all(Object.values(deciders).map((decide) => decide(order)));

      const events = await told(order.id);
      expect(events.slice(0, 2)).toEqual(['order:created', 'order:awaiting-payment']);
      expect(events).toHaveLength(3);
    }
  });
});

describe('the queries of the service', () => {
  it('follow an index to just the orders that they want', async () => {
    await Promise.all([place(), place(), place()]);
    await connection.db?.command({ profile: 2 });
    const order = await placeAndLock();
    await postOrder(order.ticket.id, order.buyer);
    await request(app).get('/api/orders').set('Cookie', cookieOf(order.buyer));
    await request(app).get(`/api/orders/${order.id}`).set('Cookie', cookieOf(order.buyer));
    clock.advance(RESERVATION_SECONDS * 1000);
    await deciders['the expiry'](order);
    await connection.db?.command({ profile: 0 });

    const profile = await connection.collection('system.profile').find().toArray();
    const reads = profile.filter(({ planSummary }) => planSummary !== undefined);
    expect(reads.length).toBeGreaterThan(5);
    const wasteful = reads.filter(
      ({ docsExamined = 0, nreturned = 1 }) => docsExamined > Math.max(1, nreturned),
    );
    expect(wasteful.map(({ command, docsExamined }) => ({ command, docsExamined }))).toEqual([]);
  });
});
