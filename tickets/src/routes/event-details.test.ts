import { badText, cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';
import { look } from '../test-tickets.js';

const { app, bus, clock, outbox } = startTestService();
const seller = newId();

const details = {
  venue: 'Royal Albert Hall',
  city: 'London',
  startsAt: '2031-06-01T18:30:00.000Z',
  timeZone: 'Europe/London',
  category: 'music',
  seat: 'Block M, row 4, seat 12',
  facePrice: 45.5,
};
const plain = { title: 'Opera', price: 20 };

const post = (more: object) =>
  request(app)
    .post('/api/tickets')
    .set('Cookie', cookieOf(seller))
    .send({ ...plain, ...more });
const put = (id: string, more: object) =>
  request(app)
    .put(`/api/tickets/${id}`)
    .set('Cookie', cookieOf(seller))
    .send({ ...plain, ...more });

describe('what a seller says of the event', () => {
  it('is shown, and told to the others with money in cents', async () => {
    const answer = await post(details);

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ ...plain, ...details });
    expect(await look(app, answer.body)).toEqual(answer.body);
    await outbox.settled();
    expect(bus.published('ticket:created').at(-1)?.data).toMatchObject({ ...details, facePrice: 4550 });
  });

  it('is a moment, whatever offset it was said with', async () => {
    const answer = await post({ ...details, startsAt: '2031-06-01T19:30+01:00' });
    expect(answer.body.startsAt).toBe('2031-06-01T18:30:00.000Z');
  });

  it('stays when a client that knows nothing of it edits the ticket', async () => {
    const { body: ticket } = await post(details);

    const answer = await put(ticket.id, { title: 'Ballet', price: 25 });

    expect(answer.body).toMatchObject({ title: 'Ballet', price: 25, ...details });
  });

  it('changes and goes one by one', async () => {
    const { body: ticket } = await post(details);

    const answer = await put(ticket.id, { city: ' Paris ', seat: null, facePrice: null });

    const { seat: _seat, facePrice: _facePrice, ...others } = details;
    expect(answer.body).toMatchObject({ ...others, city: 'Paris' });
    expect(answer.body).not.toHaveProperty('seat');
    expect(answer.body).not.toHaveProperty('facePrice');
    await outbox.settled();
    expect(bus.published('ticket:updated').at(-1)?.data).not.toHaveProperty('seat');
  });

  it('loses its moment and the zone together', async () => {
    const { body: ticket } = await post(details);

    const answer = await put(ticket.id, { startsAt: null });

    expect(answer.body).not.toHaveProperty('startsAt');
    expect(answer.body).not.toHaveProperty('timeZone');
  });

  const optional = ['missing', 'null'];
  const wrongText = badText.filter(([name]) => !optional.includes(name));
  const wrongMoments = ['soon', '2031-06-01', '2031-06-01T18:30', '2031-02-30T18:30Z', '2031-06-01 18:30Z'];
  it.each([
    ...['venue', 'city', 'seat', 'category', 'startsAt', 'timeZone'].flatMap((field) =>
      wrongText.map(([name, value]): [string, string, unknown] => [field, name, value]),
    ),
    ...wrongMoments.map((value) => ['startsAt', value, value]),
    ...['Berlin', '+01:00', 'Europe/Berlin; --'].map((value) => ['timeZone', value, value]),
    ['category', 'of no such kind', 'opera'],
    ['facePrice', 'negative', -1],
    ['facePrice', 'text', '10'],
    ['facePrice', 'with three decimals', 1.005],
  ] as [string, string, unknown][])('is refused at the field: %s that is %s', async (field, _name, value) => {
    const answer = await post({ ...details, [field]: value });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { field, message: expect.stringMatching(new RegExp(`^${field} must`)) },
    ]);
  });

  it.each([
    ['a moment', { startsAt: details.startsAt }],
    ['a zone', { timeZone: details.timeZone }],
    ['a zone that is taken away', { startsAt: details.startsAt, timeZone: null }],
  ])('is refused with %s alone', async (_name, more) => {
    const answer = await post(more);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { field: 'timeZone', message: 'startsAt and timeZone must be given together' },
    ]);
  });

  it('is refused of an event that has begun', async () => {
    const answer = await post({ ...details, startsAt: clock.now().toISOString() });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ field: 'startsAt', message: 'startsAt must be in the future' }]);
  });
});
