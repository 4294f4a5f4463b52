import { type Account, openAccount, payment } from './testing/open-account.js';

let account: Account;
beforeAll(async () => {
  account = await openAccount();
});
afterAll(() => account.stop());

const AUTHENTICATING = ['authenticationRequired', 'threeDSecure2Required', 'threeDSecureRequired'];

test.each(AUTHENTICATING)('%s must authenticate, and is charged when that is done', async (name) => {
  const waiting = await account.stripe.paymentIntents.create(payment(`pm_card_${name}`));
  expect(waiting).toMatchObject({
    status: 'requires_action',
    latest_charge: null,
    next_action: { type: 'use_stripe_sdk' },
  });
  expect(waiting.client_secret).toBeTruthy();

  const answer = await account.authenticate(waiting.id, 'complete');
  expect(await answer.json()).toMatchObject({ id: waiting.id, status: 'succeeded' });
  const paid = await account.stripe.paymentIntents.retrieve(waiting.id, { expand: ['latest_charge'] });
  expect(paid).toMatchObject({ status: 'succeeded', amount_received: 2000, next_action: null });
  expect(paid.latest_charge).toMatchObject({
    payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } },
  });
});

test('a failed authentication charges nothing and leaves the intent payable', async () => {
  const { id } = await account.stripe.paymentIntents.create(payment('pm_card_authenticationRequired'));
  await account.authenticate(id, 'fail');
  expect(await account.stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  });
  expect((await account.stripe.charges.list({ payment_intent: id })).data).toEqual([]);
  const paid = await account.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
  expect(paid.status).toBe('succeeded');
});

test.each([
  ['threeDSecureRequiredChargeDeclined', 'generic_decline'],
  ['authenticationRequiredChargeDeclinedInsufficientFunds', 'insufficient_funds'],
])('%s authenticates and is then declined', async (name, declineCode) => {
  const { id } = await account.stripe.paymentIntents.create(payment(`pm_card_${name}`));
  const answer = await account.authenticate(id, 'complete');
  expect(answer.status).toBe(200);
  expect(await account.stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'card_declined', decline_code: declineCode },
  });
});

test('only an intent that waits for it is authenticated, once', async () => {
  const { id } = await account.stripe.paymentIntents.create(payment('pm_card_authenticationRequired'));
  expect((await account.authenticate(id, 'perhaps')).status).toBe(400);
  expect((await account.authenticate(id, 'complete')).status).toBe(200);
  expect((await account.authenticate(id, 'complete')).status).toBe(400);
  expect((await account.authenticate('pi_none', 'complete')).status).toBe(404);
  expect((await account.stripe.charges.list({ payment_intent: id })).data).toHaveLength(1);
});

test('a waiting intent can be cancelled and then not authenticated', async () => {
  const { id } = await account.stripe.paymentIntents.create(payment('pm_card_authenticationRequired'));
  await account.stripe.paymentIntents.cancel(id);
  expect((await account.authenticate(id, 'complete')).status).toBe(400);
});
