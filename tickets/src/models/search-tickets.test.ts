import { cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { searchKeys } from '../domain/search-keys.js';
import { listed } from '../domain/ticket.js';
import { startTestService } from '../test-service.js';

const { app, clock, connection } = startTestService();
const seller = newId();
const HOUR = 3_600_000;

/** Event n begins n hours from now, where there is one: in ten cities, of two categories. */
function ticket(n: number) {
  const now = clock.now();
  const startsAt = n % 4 ? new Date(now.getTime() + n * HOUR) : undefined;
  const ticket = listed(n % 2 ? seller : newId(), {
    title: `Concert ${n}`,
    price: 100 + (n % 50),
    city: `City ${n % 10}`,
    category: n % 3 ? 'music' : 'sports',
    startsAt,
    timeZone: startsAt && 'UTC',
  });
  const sold = n % 5 === 0 && { status: 'sold' as const };
  const search = searchKeys({ ...ticket, ...sold }, now);
  return { ...ticket, ...sold, search, version: 0, createdAt: now, updatedAt: now };
}

beforeAll(async () => {
  const many = Array.from({ length: 2_000 }, (_, n) => ticket(n));
  await connection.collection('tickets').insertMany(many, { ignoreUndefined: true });
  await connection.db?.command({ profile: 2 });
});

/** What MongoDB's profiler says of the read that a request made. */
async function readOf(path: string) {
  await request(app).get(path).set('Cookie', cookieOf(seller)).expect(200);
  const reads = { op: { $in: ['query', 'command'] }, ns: /\.tickets$/ };
  return connection.collection('system.profile').findOne(reads, { sort: { $natural: -1 } });
}

const cursorOf = (id: string, dollars: number, until: Date) =>
  Buffer.from(`${id} ${dollars} ${until.toISOString()}`).toString('base64url');
const cursor = cursorOf('f'.repeat(24), 1.3, new Date(clock.now().getTime() + 1_000 * HOUR));

describe('a page of tickets is read along an index, in its order', () => {
  it.each(
    ['', 'city=city%203', 'category=sports'].flatMap((within) =>
      ['newest', 'soonest', 'price', '-price'].flatMap((sort) =>
        ['', `&cursor=${cursor}`].map((place) => `/api/tickets?${within}&sort=${sort}${place}`),
      ),
    ),
  )('%s', async (path) => {
    const read = await readOf(path);
    expect(read).toMatchObject({ planSummary: expect.stringMatching(/^IXSCAN/) });
    expect(read).not.toHaveProperty('hasSortStage');
    // A page, the one that says whether there is a next, and what lies between two runs of an index.
    expect(read?.docsExamined).toBeLessThanOrEqual(25);
  });

  it('of a seller', async () => {
    const read = await readOf('/api/tickets/mine');
    expect(read).toMatchObject({ planSummary: 'IXSCAN { userId: 1, _id: -1 }' });
    expect(read).not.toHaveProperty('hasSortStage');
  });
});

describe('a search reads only what lies in the range of its index', () => {
  it.each([
    // 42 itself, 420 to 429, but for the two that are sold, and of these that have four digits none.
    ['q=42', 9],
    ['sort=price&minPrice=1.1&maxPrice=1.11', 64],
    // The day, and 14 hours on each side of it.
    ['from=2030-01-20&to=2030-01-20', 52],
    ['city=city%203&category=music&sort=soonest&limit=5', 25],
  ])('%s', async (query, most) => {
    const read = await readOf(`/api/tickets?${query}`);
    expect(read).toMatchObject({ planSummary: expect.stringMatching(/^IXSCAN/) });
    expect(read?.docsExamined).toBeGreaterThan(0);
    expect(read?.docsExamined).toBeLessThanOrEqual(most);
  });

  it.each(
    ['newest', 'soonest', 'price', '-price'].flatMap((sort) => [
      // Every ticket has a word that begins so: the page is read along its order.
      ['c', sort, 25],
      ['concert ci', sort, 25],
      // One in six has: no more are read than have it.
      ['4', sort, 222],
    ]),
  )('q=%s&sort=%s, also after words that few have', async (words, sort, most) => {
    // MongoDB tries both ways, and remembers for searches alike which was the shorter until it proves long.
    for (const rare of ['42', '57', '68']) await readOf(`/api/tickets?q=${rare}&sort=${sort}`);
    const read = await readOf(`/api/tickets?q=${encodeURIComponent(words)}&sort=${sort}`);
    expect(read?.docsExamined).toBeGreaterThan(0);
    expect(read?.docsExamined).toBeLessThanOrEqual(Number(most));
  });

  it('the cities read one key of each', async () => {
    const read = await readOf('/api/tickets/cities');
    expect(read).toMatchObject({ planSummary: expect.stringMatching(/^DISTINCT_SCAN/) });
    expect(read?.docsExamined).toBeLessThanOrEqual(10);
  });
});
