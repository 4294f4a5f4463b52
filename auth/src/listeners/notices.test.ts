import type { EventData } from '@ticketing/common';
import { newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const { app, bus, clock, connection, mailsTo, post } = startTestService();
const QUARTER = 15 * 60_000;
let people = 0;

async function someone() {
  const email = `trader-${people++}@example.com`;
  const account = { email, password: 'correct horse battery' };
  const { body } = await request(app).post('/api/users/signup').send(account).expect(201);
  return { email, id: body.id as string };
}

async function sale() {
  const [buyer, seller] = [await someone(), await someone()];
  const order: EventData<'order:created'> = {
    id: newId(),
    version: 1,
    userId: buyer.id,
    status: 'awaiting:payment',
    expiresAt: new Date(clock.now().getTime() + QUARTER).toISOString(),
    ticket: { id: newId(), title: 'Opera <b>', price: 1_999, currency: 'usd', sellerId: seller.id },
  };
  const charge: EventData<'payment:refunded'> = {
    id: newId(),
    version: 2,
    orderId: order.id,
    userId: buyer.id,
    amount: 1_999,
    currency: 'usd',
    status: 'refunded',
    refund: { amount: 1_999, reason: 'expired', at: clock.now().toISOString() },
  };
  return { buyer, seller, order, charge };
}

type State = Partial<EventData<'order:created'>>;
const completed: State = { status: 'complete', version: 2 };
const expired: State = { status: 'cancelled', reason: 'expired', version: 2 };

/** The mails that somebody got, but for the one by which an address is verified. */
const lettersTo = async ({ email }: { email: string }) =>
  (await mailsTo(email))
    .map(({ letter }) => letter)
    .filter(({ subject }) => subject !== 'Confirm your e-mail address');

const noticesOf = async (person: { email: string }) =>
  (await lettersTo(person)).map(({ subject }) => subject);

describe('notices of a sale', () => {
  it('tell buyer and seller that the ticket is reserved, and then that it is sold', async () => {
    const { buyer, seller, order } = await sale();

    await bus.deliver('order:awaiting-payment', order);
    await post.send();
    await bus.deliver('order:completed', { ...order, ...completed });

    expect(await noticesOf(buyer)).toEqual(['Reserved for you: Opera <b>', 'It is yours: Opera <b>']);
    expect(await noticesOf(seller)).toEqual(['Somebody is buying “Opera <b>”', 'Sold: Opera <b>']);
    const [, bought] = await lettersTo(buyer);
    expect(bought?.paragraphs.join()).toContain('$19.99');
    expect(bought?.link?.href).toBe(`https://tickets.example.com/orders/${order.id}`);
    const [, sold] = await lettersTo(seller);
    expect(sold?.link?.href).toBe(`https://tickets.example.com/tickets/${order.ticket.id}`);
  });

  it('tell both that it was not paid in time', async () => {
    const { buyer, seller, order } = await sale();
    await bus.deliver('order:cancelled', { ...order, ...expired });
    expect(await noticesOf(buyer)).toEqual(['Your reservation has ended: Opera <b>']);
    expect(await noticesOf(seller)).toEqual(['On sale again: Opera <b>']);
  });

  it('say nothing of an order that its buyer has cancelled, or that never had its ticket', async () => {
    const { buyer, order } = await sale();
    for (const reason of ['cancelled-by-buyer', 'refused', 'payment-failed'] as const) {
      await bus.deliver('order:cancelled', { ...order, ...expired, reason });
    }
    expect(await noticesOf(buyer)).toEqual([]);
  });

  it('come once, however often the event comes, and also when it is told again in a newer version', async () => {
    const { buyer, order } = await sale();
    await Promise.all([1, 2, 3].map(() => bus.deliver('order:completed', { ...order, ...completed })));
    await bus.deliver('order:completed', { ...order, ...completed, version: 3 });
    expect(await noticesOf(buyer)).toHaveLength(1);
  });

  it('of a reservation come once an hour, however often the ticket is reserved and let go', async () => {
    const { buyer, seller, order } = await sale();
    for (let time = 0; time < 3; time++) {
      const again = { ...order, id: newId() };
      await bus.deliver('order:awaiting-payment', again);
      await post.send();
      await bus.deliver('order:cancelled', { ...again, ...expired, reason: 'cancelled-by-buyer' });
    }
    expect([await noticesOf(buyer), await noticesOf(seller)]).toEqual([
      ['Reserved for you: Opera <b>'],
      ['Somebody is buying “Opera <b>”'],
    ]);

    clock.advance(60 * 60_000);
    const expiresAt = new Date(clock.now().getTime() + QUARTER).toISOString();
    await bus.deliver('order:awaiting-payment', { ...order, id: newId(), expiresAt });
    expect(await noticesOf(seller)).toHaveLength(2);
  });

  it('do not come after what came later', async () => {
    const { buyer, order } = await sale();
    await bus.deliver('order:cancelled', { ...order, ...expired });
    await bus.deliver('order:awaiting-payment', order);
    expect(await noticesOf(buyer)).toEqual(['Your reservation has ended: Opera <b>']);
  });

  it('come when a crash came between the mail and the copy, or before either', async () => {
    const { buyer, order } = await sale();
    await bus.deliver('order:completed', { ...order, ...completed });
    await connection.collection('sales').deleteMany({});
    await bus.deliver('order:completed', { ...order, ...completed });
    expect(await noticesOf(buyer)).toHaveLength(1);
  });

  it('are not sent of a reservation whose time is up, nor of what was long ago', async () => {
    const [late, old] = [await sale(), await sale()];
    clock.advance(QUARTER);
    await bus.deliver('order:awaiting-payment', late.order);
    expect(await noticesOf(late.buyer)).toEqual([]);
    clock.advance(24 * 60 * 60_000 + 1);
    await bus.deliver('order:completed', { ...old.order, ...completed });
    await bus.deliver('payment:refunded', old.charge);
    expect(await noticesOf(old.buyer)).toEqual([]);
  });

  it('go to the buyer alone where the order does not say who sells', async () => {
    const { buyer, order } = await sale();
    const { sellerId: _, ...ticket } = order.ticket;
    await bus.deliver('order:completed', { ...order, ...completed, ticket });
    expect(await noticesOf(buyer)).toHaveLength(1);
  });
});

describe('notices of a refund', () => {
  it('tell the buyer, whether or not the order is known, and no seller who has sold nothing', async () => {
    const [unknown, known] = [await sale(), await sale()];
    await bus.deliver('order:cancelled', { ...known.order, ...expired });

    await bus.deliver('payment:refunded', unknown.charge);
    await bus.deliver('payment:refunded', known.charge);

    expect(await noticesOf(unknown.buyer)).toEqual(['Refunded: $19.99']);
    expect(await noticesOf(known.buyer)).toContain('Refunded: $19.99');
    expect(await noticesOf(known.seller)).toEqual(['On sale again: Opera <b>']);
  });

  it('come once for each charge of an order', async () => {
    const { buyer, charge } = await sale();
    await bus.deliver('payment:refunded', charge);
    await bus.deliver('payment:refunded', charge);
    await bus.deliver('payment:refunded', { ...charge, id: newId() });
    expect(await noticesOf(buyer)).toEqual(['Refunded: $19.99', 'Refunded: $19.99']);
  });

  it('tell the seller of what had been sold as well', async () => {
    const { seller, order, charge } = await sale();
    await bus.deliver('order:completed', { ...order, ...completed });
    await bus.deliver('payment:refunded', charge);
    expect(await noticesOf(seller)).toEqual(['Sold: Opera <b>', 'A sale was refunded: Opera <b>']);
  });
});
