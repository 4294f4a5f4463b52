import type { EventData } from '@ticketing/common';
import { cookieOf, newId } from '@ticketing/common/testing';
import type { Express } from 'express';
import type { Connection } from 'mongoose';
import request from 'supertest';

interface ListedTicket {
  id: string;
  title: string;
  /** Dollars. */
  price: number;
  userId: string;
  version: number;
}

/** Lists a ticket as a seller would, a new seller unless one is given. */
export async function putOnSale(
  app: Express,
  { title = 'Opera', price = 20, seller = newId() } = {},
): Promise<ListedTicket> {
  const answer = await request(app)
    .post('/api/tickets')
    .set('Cookie', cookieOf(seller))
    .send({ title, price })
    .expect(201);
  return answer.body;
}

/** What GET shows of a ticket now. */
export const look = async (app: Express, { id }: { id: string }) =>
  (await request(app).get(`/api/tickets/${id}`).expect(200)).body;

/** An order for a ticket as it was seen on sale. */
export function orderFor(
  ticket: ListedTicket,
  changes: Partial<EventData<'order:created'>> = {},
): EventData<'order:created'> {
  return {
    id: newId(),
    version: 0,
    userId: newId(),
    status: 'created',
    expiresAt: '2030-01-01T12:15:00.000Z',
    ticket: { id: ticket.id, title: ticket.title, price: Math.round(ticket.price * 100), currency: 'usd' },
    ...changes,
  };
}

/** The same order after its end. */
export const cancelled = (order: EventData<'order:created'>): EventData<'order:cancelled'> => ({
  ...order,
  version: order.version + 1,
  status: 'cancelled',
  reason: 'cancelled-by-buyer',
});

/** The same order once it is paid; in between it was awaiting payment. */
export const completed = (order: EventData<'order:created'>): EventData<'order:completed'> => ({
  ...order,
  version: order.version + 2,
  status: 'complete',
});

/** Why messages that tell of that order were put aside. */
export async function buried(connection: Connection, { id }: { id: string }): Promise<string[]> {
  const letters = connection.collection('deadletters').find({ body: { $regex: id } });
  return (await letters.toArray()).map(({ subject, reason }) => `${subject} ${reason}`);
}

/** Runs `meanwhile` once, after the next read of a ticket that shall be changed and before what is decided is saved. */
export function afterNextRead(connection: Connection, meanwhile: () => Promise<unknown>): void {
  const model = connection.model('Ticket');
  const hydrate = model.hydrate.bind(model);
  const read = async (stored: object) => {
    const document = hydrate(stored);
    await meanwhile();
    return document;
  };
  jest.spyOn(model, 'hydrate').mockImplementationOnce(read as never);
}
