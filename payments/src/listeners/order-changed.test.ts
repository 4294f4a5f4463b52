import type { EventData } from '@ticketing/common';
import { startTestService } from '../test-service.js';

const system = startTestService();

const copyOf = ({ id }: { id: string }) =>
  system.platform().connection.model('Order').findById(id).lean().exec();

type Order = EventData<'order:created'>;
const awaiting = (order: Order) => system.next(order, { status: 'awaiting:payment' });

describe('the copy of an order', () => {
  it('is what the event carries', async () => {
    const order = await system.order({ version: 0, status: 'created' });
    const { id, expiresAt, ...rest } = order;
    expect(await copyOf(order)).toEqual({ _id: id, expiresAt: new Date(expiresAt), ...rest });
  });

  it('follows the order to its end', async () => {
    const created = await system.order({ version: 0, status: 'created' });
    const waiting = await awaiting(created);
    expect(await copyOf(created)).toMatchObject({ version: 1, status: 'awaiting:payment' });
    await system.next(waiting, { status: 'complete' });
    expect(await copyOf(created)).toMatchObject({ version: 2, status: 'complete' });
  });

  it('is the same after the same event again', async () => {
    const order = await system.order();
    const before = await copyOf(order);
    await system.order(order);
    expect(await copyOf(order)).toEqual(before);
  });

  it('does not go back when an older event comes late', async () => {
    const order = await system.order({ version: 3, status: 'complete' });
    await system.order({ ...order, version: 0, status: 'created' });
    expect(await copyOf(order)).toMatchObject({ version: 3, status: 'complete' });
  });

  it('goes over a gap in the versions', async () => {
    const order = await system.order({ version: 0, status: 'created' });
    await system.next(order, { version: 7, status: 'complete' });
    expect(await copyOf(order)).toMatchObject({ version: 7, status: 'complete' });
  });

  it('begins with whatever event of an unknown order comes first', async () => {
    const order = await system.order({ version: 2, status: 'complete' });
    expect(await copyOf(order)).toMatchObject({ version: 2, status: 'complete' });
  });

  it('stays cancelled when the cancellation overtakes all that went before', async () => {
    const created = await system.order({ version: 0, status: 'created' });
    await system.next(created, { version: 2, status: 'cancelled', reason: 'refused' });
    await awaiting(created);
    expect(await copyOf(created)).toMatchObject({ version: 2, status: 'cancelled', reason: 'refused' });
    const answer = await system.pay(created);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message: 'The order is cancelled' }] });
  });
});
