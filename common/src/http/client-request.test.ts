import { idempotencyKeySchema } from './client-request.js';

it.each([
  ['a UUID', '0190b5c2-9a3f-7c1d-8e2b-4f6a7b8c9d0e'],
  ['255 characters', 'k'.repeat(255)],
  ['every printable character', ' ~'],
])('an Idempotency-Key may be %s', (_what, key) => {
  expect(idempotencyKeySchema.safeParse(key).success).toBe(true);
});

it.each([
  ['empty', ''],
  ['256 characters', 'k'.repeat(256)],
  ['in another alphabet', 'schlüssel'],
  ['of two lines', 'a\nb'],
])('an Idempotency-Key may not be %s', (_what, key) => {
  expect(idempotencyKeySchema.safeParse(key).success).toBe(false);
});
