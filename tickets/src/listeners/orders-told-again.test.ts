import { startTestService } from '../test-service.js';
import { cancelled, completed, look, orderFor, putOnSale } from '../test-tickets.js';

const { app, bus, outbox } = startTestService();

type Order = ReturnType<typeof orderFor>;

/** The same order, told of again: with the next version, and by order:created also while it awaits payment. */
const again = (order: Order, status: Order['status'] = order.status): Order => ({
  ...order,
  version: order.version + 1,
  status,
});

async function lockedTicket() {
  const ticket = await putOnSale(app);
  const order = orderFor(ticket);
  await bus.deliver('order:created', order);
  return { ticket, order };
}

describe('an order that is told of again', () => {
  it('keeps the lock that it has', async () => {
    const { ticket, order } = await lockedTicket();

    await bus.deliver('order:created', again(order, 'awaiting:payment'));

    expect(await look(app, ticket)).toMatchObject({ status: 'reserved', orderId: order.id, version: 1 });
  });

  it('gets the lock that tickets does not have, because the log or the ticket has lost it', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);

    await bus.deliver('order:created', again(order, 'awaiting:payment'));

    expect(await look(app, ticket)).toMatchObject({ status: 'reserved', orderId: order.id });
  });

  it('is refused again when it was refused and the refusal was lost', async () => {
    const { ticket } = await lockedTicket();
    const second = orderFor(ticket);
    await bus.deliver('order:created', second);

    await bus.deliver('order:created', again(second));

    await outbox.settled();
    const refusals = bus
      .published('ticket:reservation-refused')
      .filter(({ data }) => data.refusedOrderId === second.id);
    expect(refusals).toHaveLength(2);
  });

  it.each([
    ['cancelled', 'available', undefined],
    ['complete', 'sold', 'its order'],
  ])('and overtaken by its end, being %s, leaves the ticket %s', async (end, status, holder) => {
    const { ticket, order } = await lockedTicket();
    const late = again(order);
    if (end === 'cancelled') await bus.deliver('order:cancelled', cancelled(late));
    else await bus.deliver('order:completed', completed(late));

    await bus.deliver('order:created', late);

    expect(await look(app, ticket)).toMatchObject({ status, version: 2 });
    expect((await look(app, ticket)).orderId).toBe(holder && order.id);
  });

  it('frees the lock when its cancellation was lost, and no other', async () => {
    const { ticket, order: first } = await lockedTicket();
    await bus.deliver('order:cancelled', again(cancelled(first)));
    const second = orderFor(ticket);
    await bus.deliver('order:created', second);

    await bus.deliver('order:cancelled', again(again(cancelled(first))));

    expect(await look(app, ticket)).toMatchObject({ status: 'reserved', orderId: second.id });
  });

  it('is sold once, however often it is complete', async () => {
    const { ticket, order } = await lockedTicket();
    await bus.deliver('order:completed', completed(order));

    await bus.deliver('order:completed', again(completed(order)));

    expect(await look(app, ticket)).toMatchObject({ status: 'sold', orderId: order.id, version: 2 });
  });
});
