import type { Exchange } from '../traffic/exchange.js';
import { wrongReads } from './reads.js';

const id = 'a'.repeat(24);

const exchange = (of: Partial<Exchange>): Exchange => ({
  ...{ deed: 'read', who: 'ann', request: '', begun: 10_000, ended: 10_100, status: 200, body: {} },
  ...of,
});

const earlier = { begun: 0, ended: 100 };
const ordered = exchange({
  ...earlier,
  deed: 'order',
  request: 'POST /api/orders',
  status: 201,
  body: { id },
});
const listed = exchange({
  ...earlier,
  deed: 'list',
  request: 'POST /api/tickets',
  status: 201,
  body: { id, version: 1 },
});
const seenSold = exchange({
  ...earlier,
  request: `GET /api/tickets/${id}`,
  body: { id, status: 'sold', version: 4 },
});

const read = (path: string, body: unknown, of: Partial<Exchange> = {}) =>
  exchange({ request: `GET ${path}`, body, ...of });

describe('an answer 200 to somebody who looks', () => {
  it.each<[string, Exchange[]]>([
    ['their orders without one that was made', [ordered, read('/api/orders', [])]],
    ['their tickets without one that was listed', [listed, read('/api/tickets/mine', [])]],
    ['nobody for their session', [read('/api/users/currentuser', { currentUser: null })]],
    ['somebody else for their session', [read('/api/users/currentuser', { currentUser: { id: 'bob' } })]],
    ['a sold ticket on sale', [seenSold, read('/api/tickets', [{ id, status: 'available', version: 5 }])]],
    [
      'a ticket as it was before',
      [seenSold, read(`/api/tickets/${id}`, { id, status: 'reserved', version: 3 })],
    ],
  ])('is wrong: %s', (_, exchanges) => {
    expect(wrongReads(exchanges)).toHaveLength(1);
  });

  it.each<[string, Exchange[]]>([
    ['their orders, with it', [ordered, read('/api/orders', [{ id }])]],
    ['their orders while it was being made', [{ ...ordered, ended: 10_050 }, read('/api/orders', [])]],
    ['the orders of somebody else', [ordered, read('/api/orders', [], { who: 'bob' })]],
    ['their orders after a refusal', [{ ...ordered, status: 503 }, read('/api/orders', [])]],
    ['whose session it is', [read('/api/users/currentuser', { currentUser: { id: 'ann' } })]],
    ['a list of the moment before', [{ ...seenSold, ended: 9_000 }, read('/api/tickets', [{ id }])]],
    ['a ticket as it is', [seenSold, read(`/api/tickets/${id}`, { id, status: 'sold', version: 4 })]],
    ['a page', [seenSold, read('/', '<html>')]],
  ])('is right: %s', (_, exchanges) => {
    expect(wrongReads(exchanges)).toEqual([]);
  });
});
