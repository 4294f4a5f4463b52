import { eventually } from '@ticketing/common/testing';
import { startTestService } from '../test-service.js';
import { cancelled, look, orderFor, putOnSale } from '../test-tickets.js';

const { app, bus, clock, outbox, connection } = startTestService();

afterEach(() => jest.restoreAllMocks());

const refusalsOf = async (orderId: string) => {
  await outbox.settled();
  return bus.published('ticket:reservation-refused').filter(({ data }) => data.refusedOrderId === orderId);
};

describe('order:created whose order has ended already', () => {
  it('locks nothing when its cancellation came first', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    await bus.deliver('order:cancelled', cancelled(order));

    await bus.deliver('order:created', order);

    expect(await look(app, ticket)).toMatchObject({ status: 'available', version: 0 });
    expect(await refusalsOf(order.id)).toEqual([]);
  });

  it('locks nothing when it arrives again after the cancellation, and leaves the next buyer alone', async () => {
    const ticket = await putOnSale(app);
    const first = orderFor(ticket);
    const second = orderFor(ticket);
    await bus.deliver('order:created', first);
    await bus.deliver('order:cancelled', cancelled(first));
    await bus.deliver('order:created', second);

    await bus.deliver('order:created', first);

    expect(await look(app, ticket)).toMatchObject({ status: 'reserved', orderId: second.id, version: 3 });
    expect(await refusalsOf(first.id)).toEqual([]);
  });

  it('lets go of its lock when the cancellation is handled between its look and its lock', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    afterNextLookForItsEnd(() => bus.deliver('order:cancelled', cancelled(order)));

    await bus.deliver('order:created', order);

    expect(await look(app, ticket)).toMatchObject({ status: 'available', version: 2 });
  });

  it('lets go of its lock also when its second look fails, and the next attempt finds the order over', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    const failing = { lean: () => Promise.reject(new Error('the database is away')) };
    afterNextLookForItsEnd(() => bus.deliver('order:cancelled', cancelled(order))).mockReturnValueOnce(
      failing as never,
    );

    const handled = bus.deliver('order:created', order);

    await eventually(async () => {
      clock.advance(1_000);
      expect(await look(app, ticket)).toMatchObject({ status: 'available', version: 2 });
    });
    await handled;
  });
});

/** Runs `meanwhile` once, after the handler found its order still alive and before it locks the ticket. */
function afterNextLookForItsEnd(meanwhile: () => Promise<unknown>) {
  const model = connection.model('CancelledOrder');
  const find = model.find.bind(model);
  const looked = (filter: object) => ({
    async lean() {
      const found = await find(filter).lean();
      await meanwhile();
      return found;
    },
  });
  return jest.spyOn(model, 'find').mockImplementationOnce(looked as never);
}
