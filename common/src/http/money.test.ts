import { Router } from 'express';
import fc from 'fast-check';
import request from 'supertest';
import { badPrices } from '../testing/bad-input.js';
import { createTestApp } from '../testing/test-app.js';
import { HIGHEST_PRICE, LOWEST_PRICE, priceField, toCents, toDollars } from './money.js';
import { validate } from './validation.js';

/** What JSON makes of an amount that a person wrote with two decimals. */
const asWritten = (cents: number) =>
  JSON.parse(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);

describe('money', () => {
  it('comes back as it was written, every cent of it up to $200', () => {
    const all = Array.from({ length: 20_001 }, (_, cents) => cents);
    const comesBack = (cents: number) =>
      toCents(asWritten(cents)) === cents && toDollars(cents) === asWritten(cents);
    expect(all.filter((cents) => !comesBack(cents))).toEqual([]);
  });

  it('comes back as it was written, up to the highest price', () => {
    fc.assert(
      fc.property(fc.nat(HIGHEST_PRICE), (cents) => {
        expect(toCents(asWritten(cents))).toBe(cents);
        expect(toDollars(cents)).toBe(asWritten(cents));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never rounded: a third decimal is refused', () => {
    fc.assert(
      fc.property(fc.nat(HIGHEST_PRICE), fc.integer({ min: 1, max: 9 }), (cents, digit) => {
        expect(toCents(asWritten(cents) + digit / 1000)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [0, 0],
    [0.07, 7],
    [1.1, 110],
    [19.99, 1999],
    [-5, -500],
    [0.1 + 0.2, undefined],
    [19.989, undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [Number.MAX_VALUE, undefined],
    [2 ** 53, undefined],
    ['10', undefined],
    [[10], undefined],
    [null, undefined],
    [undefined, undefined],
  ])('of %p dollars is %p cents', (dollars, cents) => {
    expect(toCents(dollars)).toBe(cents);
  });
});

describe('priceField', () => {
  const { app } = createTestApp(
    Router().post('/', validate(priceField()), (sent, response) => {
      response.json({ price: sent.body.price });
    }),
  );

  it.each([toDollars(LOWEST_PRICE), 19.99, toDollars(HIGHEST_PRICE)])('takes %p', async (price) => {
    const answer = await request(app).post('/').send({ price });
    expect(answer.body).toEqual({ price });
  });

  it.each(badPrices)('refuses a price that is %s', async (_name, price) => {
    const answer = await request(app).post('/').send({ price });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      { message: expect.stringMatching(/^Price must be/), field: 'price' },
    ]);
  });
});
