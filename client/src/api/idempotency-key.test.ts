import { idempotencyKey } from './idempotency-key';

describe('idempotencyKey', () => {
  it('is another one each time, of characters that a header can carry', () => {
    const keys = Array.from({ length: 100 }, idempotencyKey);
    expect(new Set(keys).size).toBe(100);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });
});
