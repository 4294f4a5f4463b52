import { cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const { app, connection } = startTestService();
const seller = newId();

beforeAll(async () => {
  const many = Array.from({ length: 500 }, (_, n) => ({
    title: `Concert ${n}`,
    words: ['concert', String(n)],
    price: 100 + (n % 50),
    userId: n % 2 ? seller : newId(),
    status: n % 5 ? 'available' : 'sold',
    version: 0,
  }));
  await connection.collection('tickets').insertMany(many);
  await connection.db?.command({ profile: 2 });
});

/** What MongoDB's profiler says of the read that a request made. */
async function readOf(path: string) {
  await request(app).get(path).set('Cookie', cookieOf(seller)).expect(200);
  const reads = { op: 'query', ns: /\.tickets$/ };
  return connection.collection('system.profile').findOne(reads, { sort: { $natural: -1 } });
}

const cursor = Buffer.from('ffffffffffffffffffffffff 1.3').toString('base64url');

describe('a page of tickets is read along an index, in its order', () => {
  it.each([
    '/api/tickets',
    `/api/tickets?cursor=${cursor}`,
    '/api/tickets?sort=price',
    `/api/tickets?sort=price&cursor=${cursor}`,
    '/api/tickets?sort=-price',
    `/api/tickets?sort=-price&cursor=${cursor}`,
    '/api/tickets?sort=price&minPrice=1.1&maxPrice=1.3',
    '/api/tickets/mine',
  ])('%s', async (path) => {
    const read = await readOf(path);
    expect(read).toMatchObject({ planSummary: expect.stringMatching(/^IXSCAN/) });
    expect(read).not.toHaveProperty('hasSortStage');
  });

  it('that is searched for by a word looks only at tickets with such a word', async () => {
    const read = await readOf('/api/tickets?q=42');
    // 42 itself and 420 to 429, but for the two that are sold.
    expect(read).toMatchObject({ planSummary: 'IXSCAN { status: 1, words: 1 }', docsExamined: 9 });
  });
});
