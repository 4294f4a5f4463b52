import { cookieOf, eventually, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const { app, clock, connection } = startTestService();

async function list(title: string, details: object = {}) {
  const ticket = { title, price: 20, ...details };
  const answer = await request(app).post('/api/tickets').set('Cookie', cookieOf(newId())).send(ticket);
  expect(answer.status).toBe(201);
  return answer.body;
}

const titles = async (query: string): Promise<string[]> => {
  const answer = await request(app).get(`/api/tickets?${query}`);
  expect(answer.status).toBe(200);
  return answer.body.map(({ title }: { title: string }) => title);
};

const day = 24 * 3_600_000;
const inDays = (days: number) => new Date(clock.now().getTime() + days * day).toISOString();
const stored = () => connection.collection('tickets');

beforeEach(() => stored().deleteMany({}));

describe('GET /api/tickets', () => {
  describe('by what sellers say of the event', () => {
    beforeEach(async () => {
      await list('Undated', { city: 'BERLIN' });
      await list('Late', {
        city: 'Saint-Étienne',
        category: 'music',
        startsAt: '2031-06-02T22:30:00Z',
        timeZone: 'Europe/Paris',
      });
      await list('Early', {
        venue: 'Waldbühne',
        city: 'Berlin',
        category: 'comedy',
        startsAt: '2031-06-01T02:00:00Z',
        timeZone: 'America/New_York',
      });
    });

    it.each([
      ['city=berlin', ['Early', 'Undated']],
      ['city=saint%20etienne', ['Late']],
      ['city=Ber', []],
      ['category=music', ['Late']],
      ['category=family', []],
      ['q=waldb', ['Early']],
      ['q=berl%20und', ['Undated']],
      // In New York it is still the evening of 31 May, in Paris already 3 June.
      ['from=2031-05-31&to=2031-05-31', ['Early']],
      ['from=2031-06-01', ['Late']],
      ['from=2031-06-03&to=2031-06-03', ['Late']],
      ['to=2031-06-02', ['Early']],
      ['sort=soonest', ['Early', 'Late', 'Undated']],
      ['city=berlin&sort=soonest&category=comedy', ['Early']],
    ])('%s', async (query, expected) => {
      expect(await titles(query)).toEqual(expected);
    });

    it('leads from page to page in the order of the events', async () => {
      const seen = [];
      for (let next: string | undefined = '/api/tickets?sort=soonest&limit=1'; next; ) {
        const { body, headers } = await request(app).get(next);
        seen.push(body[0].title);
        next = /^<(.+)>/.exec(headers.link ?? '')?.[1];
      }
      expect(seen).toEqual(['Early', 'Late', 'Undated']);
    });

    it('names the cities once each, as a seller writes them', async () => {
      const answer = await request(app).get('/api/tickets/cities');
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual(['Berlin', 'Saint-Étienne']);
    });
  });

  it.each([
    'from=tomorrow',
    'from=2031-02-30',
    'to=2031-6-1',
    'to=2031-06-01&to=2031-06-02',
    'category=opera',
    'city=',
    `city=${'x'.repeat(101)}`,
    'sort=date',
  ])('refuses %s', async (query) => {
    const answer = await request(app).get(`/api/tickets?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe(/^\w+/.exec(query)?.[0]);
  });

  it('shows an event until it begins, and reads past it no longer than until the next sweep', async () => {
    const { id } = await list('Tonight', { startsAt: inDays(1), timeZone: 'UTC' });
    expect(await titles('')).toEqual(['Tonight']);

    clock.advance(day);

    expect(await titles('')).toEqual([]);
    await eventually(async () => {
      clock.advance(60_000);
      expect(await stored().countDocuments({ 'search.listed': true })).toBe(0);
    });
    const answer = await request(app).get(`/api/tickets/${id}`);
    expect(answer.body).toMatchObject({ status: 'available', version: 0 });
  });

  it('shows an event again that its seller puts off', async () => {
    const cookie = cookieOf(newId());
    const ticket = { title: 'Tonight', price: 20, startsAt: inDays(1), timeZone: 'UTC' };
    const { body } = await request(app).post('/api/tickets').set('Cookie', cookie).send(ticket);
    clock.advance(day);
    expect(await titles('')).toEqual([]);

    const later = { ...ticket, startsAt: inDays(30) };
    await request(app).put(`/api/tickets/${body.id}`).set('Cookie', cookie).send(later).expect(200);

    expect(await titles('')).toEqual(['Tonight']);
  });
});
