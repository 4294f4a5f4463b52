import type { Exchange } from '../traffic/exchange.js';
import { unclean } from './cleanliness.js';

const fault = { from: 10_000, until: 20_000 };
const shaped = { errors: [{ message: 'Try again' }] };

const exchange = (of: Partial<Exchange>): Exchange => ({
  deed: 'order',
  who: 'someone',
  request: 'POST /api/orders',
  begun: 15_000,
  ended: 15_100,
  status: 201,
  body: {},
  ...of,
});

const clean: [string, Partial<Exchange>][] = [
  ['a success', {}],
  ['503 in the error shape while the fault lasts', { status: 503, body: shaped }],
  [
    '503 to a request that the fault found under way',
    { begun: 9_990, ended: 10_010, status: 503, body: shaped },
  ],
  ['400 because somebody else was faster', { status: 400, body: shaped }],
  ['404 for what has not arrived yet', { status: 404, body: shaped }],
  ['a page that says that it did not work', { deed: 'read', request: 'GET /', status: 500, body: '<html>' }],
];

const dirty: [string, Partial<Exchange>][] = [
  ['no answer', { status: 0, body: 'timeout' }],
  ['an answer after more than 10 s', { ended: 25_001 }],
  ['503 before the fault', { begun: 5_000, ended: 5_100, status: 503, body: shaped }],
  ['503 after it', { begun: 20_001, ended: 20_100, status: 503, body: shaped }],
  ['500', { status: 500, body: shaped }],
  ['504', { status: 504, body: shaped }],
  ['503 in another shape', { status: 503, body: 'Service Unavailable' }],
  ['errors without a message', { status: 400, body: { errors: [] } }],
  ['401 to somebody who is signed in', { status: 401, body: shaped }],
  ['a refusal to list', { deed: 'list', request: 'POST /api/tickets', status: 400, body: shaped }],
  [
    '404 for an order of one’s own',
    { deed: 'cancel', request: 'DELETE /api/orders/1', status: 404, body: shaped },
  ],
];

describe('an answer around a fault', () => {
  it.each(clean)('is clean: %s', (_, of) => {
    expect(unclean([exchange(of)], fault)).toEqual([]);
  });

  it.each(dirty)('is not clean: %s', (_, of) => {
    expect(unclean([exchange(of)], fault)).toHaveLength(1);
  });

  it('may be "we are checking" to a payment for as long as the fault echoes, and nothing else', () => {
    const echoing = { ...fault, echo: 40_000 };
    const checking = { errors: [{ message: 'You have not been charged twice; we are checking' }] };
    const late = { begun: 60_000, ended: 60_100, status: 503, body: checking };

    expect(unclean([exchange({ ...late, deed: 'pay' })], echoing)).toEqual([]);
    expect(unclean([exchange({ ...late, deed: 'pay', begun: 60_001 })], echoing)).toHaveLength(1);
    expect(unclean([exchange({ ...late, deed: 'pay', body: shaped })], echoing)).toHaveLength(1);
    expect(unclean([exchange(late)], echoing)).toHaveLength(1);
  });

  it('may be 503 below what needs what is away, and nowhere else', () => {
    const ofOrders = { ...fault, refusing: ['/api/orders'] };
    const refused = { status: 503, body: shaped };

    expect(unclean([exchange(refused)], ofOrders)).toEqual([]);
    expect(unclean([exchange({ ...refused, request: 'DELETE /api/orders/1' })], ofOrders)).toEqual([]);
    expect(unclean([exchange({ ...refused, request: 'GET /api/tickets' })], ofOrders)).toHaveLength(1);
    expect(unclean([exchange({ status: 500, request: 'GET /', body: '<html>' })], ofOrders)).toHaveLength(1);
  });

  it('may be missing or late while the door itself is away, and at no other time', () => {
    const atTheDoor = { ...fault, mayHang: true };

    expect(unclean([exchange({ status: 0 }), exchange({ ended: 26_000 })], atTheDoor)).toEqual([]);
    expect(unclean([exchange({ begun: 25_000, ended: 35_001 })], atTheDoor)).toHaveLength(1);
    expect(unclean([exchange({ status: 0, begun: 25_000, ended: 25_001 })], atTheDoor)).toHaveLength(1);
  });
});
