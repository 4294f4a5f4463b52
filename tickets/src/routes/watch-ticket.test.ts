import { cookieOf, eventually, impossibleIds, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';
import { look, orderFor, putOnSale } from '../test-tickets.js';

const { app, bus, clock, url, stop, connection } = startTestService();
const SECOND = 1_000;

/** Watches a ticket as a browser would. */
async function watch(id: string) {
  const visitor = new AbortController();
  const response = await fetch(`${url()}/api/tickets/${id}/events`, { signal: visitor.signal });
  const heard = { text: '', ended: false };
  const read = async () => {
    for await (const chunk of response.body as ReadableStream<Uint8Array>) heard.text += Buffer.from(chunk);
    heard.ended = true;
  };
  read().catch(() => {});
  const news = () => [...heard.text.matchAll(/^data: (.+)$/gm)].map(([, data]) => JSON.parse(data as string));
  return { response, heard, news, leave: () => visitor.abort() };
}

/** Lets time pass until the check holds. */
const inTime = (check: () => void) =>
  eventually(() => {
    clock.advance(SECOND);
    check();
  });

const edit = (ticket: { id: string; userId: string }, price: number) =>
  request(app)
    .put(`/api/tickets/${ticket.id}`)
    .set('Cookie', cookieOf(ticket.userId))
    .send({ title: 'Opera', price })
    .expect(200);

describe('GET /api/tickets/:id/events', () => {
  it('shows the ticket at once, and again when it is repriced or locked', async () => {
    const ticket = await putOnSale(app);
    const visitor = await watch(ticket.id);
    expect(visitor.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    await eventually(() => expect(visitor.news()).toEqual([ticket]));

    await edit(ticket, 30);
    await inTime(() => expect(visitor.news().at(-1)).toMatchObject({ price: 30 }));
    await bus.deliver('order:created', orderFor({ ...ticket, price: 30 }));
    await inTime(() => expect(visitor.news().at(-1)).toMatchObject({ status: 'reserved' }));

    expect(visitor.news().at(-1)).toEqual(await look(app, ticket));
    visitor.leave();
  });

  it('shows what another instance has written', async () => {
    const ticket = await putOnSale(app);
    const visitor = await watch(ticket.id);

    const change = { $set: { price: 4_500 }, $inc: { version: 1 } };
    await connection.collection('tickets').updateOne({ userId: ticket.userId }, change);

    await inTime(() => expect(visitor.news().at(-1)).toMatchObject({ price: 45, version: 1 }));
    visitor.leave();
  });

  it('tells everyone who watches, and only of the ticket that they watch', async () => {
    const [one, another] = [await putOnSale(app), await putOnSale(app)];
    const watching = [await watch(one.id), await watch(one.id), await watch(another.id)];
    watching[0]?.leave();
    await eventually(() => expect(watching[2]?.news()).toEqual([another]));

    await edit(one, 25);

    await inTime(() => expect(watching[1]?.news().map(({ price }) => price)).toEqual([20, 25]));
    expect(watching[2]?.news()).toEqual([another]);
    for (const { leave } of watching) leave();
  });

  it('is heard of every few seconds, so that no proxy takes it for dead', async () => {
    const visitor = await watch((await putOnSale(app)).id);
    await inTime(() => expect(visitor.heard.text).toMatch(/\n:\n\n$/));
    visitor.leave();
  });

  it.each([newId(), ...impossibleIds])('answers 404 to the id %p', async (id) => {
    const answer = await request(app).get(`/api/tickets/${id}/events`);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ errors: [{ message: 'No such ticket' }] });
  });

  it('asks visitors beyond five hundred to come again', async () => {
    const { id } = await putOnSale(app);

    const visitors = await Promise.all(Array.from({ length: 520 }, () => watch(id)));

    const served = visitors.filter(({ response }) => response.status === 200);
    const refused = visitors.filter(({ response }) => response.status === 503);
    expect(served.length).toBeLessThanOrEqual(500);
    // Some who have left just now, in the tests before, may not have been missed yet.
    expect(served.length).toBeGreaterThan(490);
    expect(refused.length).toBe(520 - served.length);
    expect(refused[0]?.response.headers.get('Retry-After')).toBe('30');
    for (const { leave } of visitors) leave();
    await eventually(async () => {
      const { response, leave } = await watch(id);
      leave();
      expect(response.status).toBe(200);
    });
  });

  // Last, for it stops the service.
  it('ends when the service stops, and does not hold it up', async () => {
    const visitor = await watch((await putOnSale(app)).id);

    await stop();

    await eventually(() => expect(visitor.heard.ended).toBe(true));
  });
});
