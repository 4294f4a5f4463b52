import Stripe from 'stripe';
import { createStandIn } from './create-stand-in.js';
import { type Account, errorOf, openAccount, payment } from './testing/open-account.js';

let account: Account;
beforeAll(async () => {
  account = await openAccount();
});
afterAll(() => account.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${account.url}${path}`, { headers });

const errorIn = async (answer: Response) =>
  ((await answer.json()) as { error: { type: string; message: string } }).error;

test('a wrong key is refused and not repeated in full', async () => {
  const stripe = account.connect({}, 'sk_test_somebody_else');
  const error = await errorOf(stripe.paymentIntents.create(payment('pm_card_visa')));
  expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
  expect(error).toMatchObject({ statusCode: 401, rawType: 'invalid_request_error' });
  expect(error.message).toBe('Invalid API Key provided: sk_test_*********else');
});

test('no key is refused', async () => {
  const answer = await get('/v1/payment_intents');
  expect(answer.status).toBe(401);
  expect((await errorIn(answer)).message).toContain('You did not provide an API key');
});

test('a key of one’s own is accepted', async () => {
  const other = await openAccount({ stripeKey: 'sk_test_own' });
  const { status } = await other.connect({}, 'sk_test_own').paymentIntents.create(payment('pm_card_visa'));
  expect(status).toBe('succeeded');
  await other.stop();
});

test('another version of the API is refused', async () => {
  const answer = await get('/v1/payment_intents', {
    Authorization: 'Bearer sk_test_local',
    'Stripe-Version': '2020-08-27',
  });
  expect(answer.status).toBe(400);
  expect((await errorIn(answer)).message).toContain('Invalid Stripe API version: 2020-08-27');
});

test('each answer names its request and the version of the API', async () => {
  const { headers } = await get('/v1/payment_intents', { Authorization: 'Bearer sk_test_local' });
  expect(headers.get('Request-Id')).toMatch(/^req_/);
  expect(headers.get('Stripe-Version')).toBe(Stripe.API_VERSION);
});

test('what is not spoken here is not found', async () => {
  const error = await errorOf(account.stripe.customers.create({ name: 'A buyer' }));
  expect(error).toMatchObject({ statusCode: 404, type: 'StripeInvalidRequestError' });
  expect(error.message).toContain('Unrecognized request URL (POST: /v1/customers)');
});

test('a body that is too large is the caller’s error', async () => {
  const answer = await fetch(`${account.url}/v1/payment_intents`, {
    method: 'POST',
    headers: { Authorization: 'Bearer sk_test_local' },
    body: new URLSearchParams({ description: 'x'.repeat(1_000_000) }),
  });
  expect(answer.status).toBe(413);
  expect((await errorIn(answer)).type).toBe('invalid_request_error');
});

test('it is healthy', async () => {
  expect((await get('/healthz')).status).toBe(200);
});

test('it does not exist in production', () => {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    expect(() => createStandIn()).toThrow('NODE_ENV=production');
  } finally {
    process.env.NODE_ENV = before;
  }
});

test('it stops as often as it is told to', async () => {
  const other = await openAccount();
  await Promise.all([other.stop(), other.stop()]);
  await expect(fetch(`${other.url}/healthz`)).rejects.toThrow();
});
