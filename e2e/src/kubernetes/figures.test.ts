import type { Exchange } from '../faults/traffic/exchange.js';
import { figuresOf } from './figures.js';

const exchange = (status: number, took: number): Exchange => ({
  ...{ deed: 'read', who: 'someone', request: 'GET /', body: {} },
  ...{ begun: 1_000, ended: 1_000 + took, status },
});

describe('the figures of requests', () => {
  it('count what was refused by right as answered', () => {
    const exchanges = [exchange(201, 30), exchange(400, 10), exchange(404, 20)];
    expect(figuresOf(exchanges)).toBe('3 requests, 0 failed, p50 20 ms, p99 30 ms');
  });

  it('name every kind of failure', () => {
    const exchanges = [exchange(503, 5), exchange(0, 10_000), exchange(503, 5), exchange(200, 5)];
    expect(figuresOf(exchanges)).toBe('4 requests, 3 failed (503 ×2, no answer ×1), p50 5 ms, p99 10000 ms');
  });
});
