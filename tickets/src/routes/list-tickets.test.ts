import { cookieOf, newId } from '@ticketing/common/testing';
import fc from 'fast-check';
import request, { type Response } from 'supertest';
import { NEVER } from '../domain/search-keys.js';
import { startTestService } from '../test-service.js';
import { orderFor, putOnSale } from '../test-tickets.js';

const { app, bus, clock, connection } = startTestService();

const list = (query: string) => request(app).get(`/api/tickets${query}`);

async function titles(query: string): Promise<string[]> {
  const answer = await list(query);
  expect(answer.status).toBe(200);
  return answer.body.map(({ title }: { title: string }) => title);
}

/** Follows the Link headers from that page to the last. */
async function pages(query: string): Promise<string[][]> {
  const all: string[][] = [];
  for (let next: string | undefined = `/api/tickets${query}`; next; ) {
    const answer: Response = await request(app).get(next).expect(200);
    all.push(answer.body.map(({ title }: { title: string }) => title));
    next = answer.get('Link')?.match(/^<(.+)>; rel="next"$/)?.[1];
  }
  return all;
}

const putAllOnSale = async (prices: Record<string, number>) => {
  for (const [title, price] of Object.entries(prices)) await putOnSale(app, { title, price });
};

/** How long a page is kept that nothing has changed, in milliseconds. */
const KEPT = 1_000;

beforeEach(async () => {
  await connection.collection('tickets').deleteMany({});
  clock.advance(KEPT);
});

describe('GET /api/tickets', () => {
  it('shows visitors what is on sale, and nothing else', async () => {
    const seller = newId();
    const ticket = await putOnSale(app, { title: 'on sale' });
    await bus.deliver('order:created', orderFor(await putOnSale(app, { title: 'locked' })));
    const withdrawn = await putOnSale(app, { title: 'withdrawn', seller });
    await request(app).delete(`/api/tickets/${withdrawn.id}`).set('Cookie', cookieOf(seller)).expect(204);

    const answer = await list('');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([ticket]);
  });

  it('shows for a second what it was, but at once what this instance has changed', async () => {
    const seller = newId();
    const { id } = await putOnSale(app, { title: 'first', seller });
    expect(await titles('')).toEqual(['first']);
    await connection.collection('tickets').updateMany({}, { $set: { title: 'by another instance' } });
    expect(await titles('')).toEqual(['first']);
    clock.advance(KEPT);
    expect(await titles('')).toEqual(['by another instance']);

    const change = { title: 'second', price: 10 };
    await request(app).put(`/api/tickets/${id}`).set('Cookie', cookieOf(seller)).send(change).expect(200);
    expect(await titles('')).toEqual(['second']);
    await bus.deliver('user:updated', { id: seller, version: 1, name: 'Ada' });
    expect((await list('')).body).toMatchObject([{ seller: { name: 'Ada' } }]);
  });

  it('is not sent again to whoever has it', async () => {
    await putOnSale(app, { title: 'first' });
    const first = await list('').expect(200);
    for (const ready of [first, await list('').expect(200)]) {
      expect(ready.get('Cache-Control')).toBe('private, no-cache');
      expect(ready.get('ETag')).toBe(first.get('ETag'));
    }
    await list('')
      .set('If-None-Match', first.get('ETag') as string)
      .expect(304);
  });

  describe('sorts and pages', () => {
    beforeEach(() => putAllOnSale({ a: 3, b: 1, c: 2, d: 1, e: 2.5, f: 1, g: 2 }));

    it.each([
      ['', ['g', 'f', 'e', 'd', 'c', 'b', 'a']],
      ['?sort=newest', ['g', 'f', 'e', 'd', 'c', 'b', 'a']],
      ['?sort=price', ['b', 'd', 'f', 'c', 'g', 'e', 'a']],
      ['?sort=-price', ['a', 'e', 'g', 'c', 'f', 'd', 'b']],
    ])('%p', async (query, expected) => {
      expect(await titles(query)).toEqual(expected);
      const paged = await pages(`${query || '?'}&limit=2`);
      expect(paged).toEqual([0, 2, 4, 6].map((start) => expected.slice(start, start + 2)));
    });

    it('gives no next page when the last one is full', async () => {
      expect((await list('?limit=7')).get('Link')).toBeUndefined();
    });

    it('keeps what was asked for in the link to the next page', async () => {
      const link = (await list('?limit=2&sort=price&maxPrice=2.00')).get('Link');
      expect(link).toMatch(/^<\/api\/tickets\?limit=2&sort=price&maxPrice=2.00&cursor=[\w-]+>; rel="next"$/);
      expect(await pages('?limit=3&sort=price&maxPrice=2')).toEqual([
        ['b', 'd', 'f'],
        ['c', 'g'],
      ]);
    });

    it('repeats and loses nothing when others list and buy between two pages', async () => {
      const first = await list('?limit=3');
      await putOnSale(app, { title: 'listed meanwhile' });
      await bus.deliver('order:created', orderFor(first.body[2]));

      const next = first.get('Link')?.match(/^<(.+)>/)?.[1] as string;
      const second = await request(app).get(next).expect(200);
      expect(second.body.map(({ title }: { title: string }) => title)).toEqual(['d', 'c', 'b']);
    });
  });

  it('shows 20 unless asked for up to 100', async () => {
    const search = { listed: true, until: NEVER };
    const document = {
      title: 'many',
      price: 100,
      currency: 'usd',
      userId: newId(),
      status: 'available',
      search,
      version: 0,
      createdAt: new Date(),
      updatedAt: new Date(),
    };
    await connection.collection('tickets').insertMany(Array.from({ length: 101 }, () => ({ ...document })));

    expect(await titles('')).toHaveLength(20);
    expect(await titles('?limit=100')).toHaveLength(100);
    expect((await pages('?limit=100')).map((page) => page.length)).toEqual([100, 1]);
  });

  describe('searches', () => {
    beforeEach(() => putAllOnSale({ 'Beyoncé live': 10, 'Mötley Crüe, Berlin': 20, 'Opera (Berlin)': 30 }));

    it.each([
      ['beyonce', ['Beyoncé live']],
      ['BEYONCÉ', ['Beyoncé live']],
      ['beyonce\u0301', ['Beyoncé live']],
      ['bey li', ['Beyoncé live']],
      ['crue motley', ['Mötley Crüe, Berlin']],
      ['berl', ['Opera (Berlin)', 'Mötley Crüe, Berlin']],
      ['(berlin)', ['Opera (Berlin)', 'Mötley Crüe, Berlin']],
      ['erlin', []],
      ['beyonce berlin', []],
      ['o.era', []],
    ])('for %p', async (text, expected) => {
      expect(await titles(`?q=${encodeURIComponent(text)}`)).toEqual(expected);
    });

    it('for a price, both bounds included', async () => {
      expect(await titles('?minPrice=10&maxPrice=20&sort=price')).toEqual([
        'Beyoncé live',
        'Mötley Crüe, Berlin',
      ]);
      expect(await titles('?minPrice=20.01')).toEqual(['Opera (Berlin)']);
      expect(await titles('?maxPrice=9.99')).toEqual([]);
    });

    it('for all of it at once', async () => {
      expect(await titles('?q=berlin&maxPrice=25')).toEqual(['Mötley Crüe, Berlin']);
    });
  });

  describe('answers 400 at the parameter to', () => {
    const notACursor = Buffer.from('000000000000000000000000 1.234').toString('base64url');

    it.each([
      ['sort', ['oldest', '', 'price&sort=price', 'newest&sort=price', '__proto__', 'constructor']],
      ['limit', ['0', '101', '-1', '1.5', '1e1', 'ten', '', '5&limit=5', '%00', '9'.repeat(400)]],
      ['minPrice', ['free', '', '%20', '1.234', 'Infinity', 'NaN', '1e400', '1&minPrice=2']],
      ['maxPrice', ['free', '', '%20', '1.234', 'Infinity', 'NaN', '1e400', '1&maxPrice=2']],
      ['cursor', ['x', '', '%00', notACursor, 'x&cursor=y', 'x'.repeat(5_000)]],
      ['q', ['a&q=b', 'x'.repeat(201)]],
    ])('%s', async (name, values) => {
      for (const value of values) {
        const answer = await list(`?${name}=${value}`);
        expect({ value, status: answer.status }).toEqual({ value, status: 400 });
        expect(answer.body.errors).toEqual([{ message: expect.stringContaining('must'), field: name }]);
      }
    });
  });

  it('answers 200 or 400 to whatever is asked', async () => {
    await putOnSale(app);
    const name = fc.constantFrom(
      'q',
      'sort',
      'minPrice',
      'maxPrice',
      'limit',
      'cursor',
      '__proto__',
      'q[$ne]',
    );
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.integer().map(String), fc.constant('price'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value)), async (parameters) => {
        const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
        const answer = await list(`?${query}`);
        expect([200, 400]).toContain(answer.status);
        if (answer.status === 400) expect(answer.body.errors[0].message).toContain('must');
      }),
      { numRuns: 100 },
    );
  });
});
