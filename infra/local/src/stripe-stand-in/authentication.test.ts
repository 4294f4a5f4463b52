import { type Account, errorOf, openAccount, payment } from './testing/open-account.js';

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

test('a browser is led to the bank and back', async () => {
  const intent = await account.stripe.paymentIntents.create(
    payment('pm_card_authenticationRequired', {
      automatic_payment_methods: { enabled: true },
      return_url: 'http://shop.test/orders/42?from=bank',
    }),
  );
  const page = String(intent.next_action?.redirect_to_url?.url);
  expect(await (await fetch(page)).text()).toContain('3-D Secure test page');

  const answer = await fetch(page, {
    method: 'POST',
    headers: { Accept: 'text/html' },
    body: new URLSearchParams({ outcome: 'complete' }),
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  const address = new URL(String(answer.headers.get('Location')));
  expect(`${address.origin}${address.pathname}`).toBe('http://shop.test/orders/42');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    from: 'bank',
    payment_intent: intent.id,
    payment_intent_client_secret: intent.client_secret,
    redirect_status: 'succeeded',
  });
  const again = await errorOf(account.stripe.paymentIntents.confirm(intent.id));
  expect(again.code).toBe('payment_intent_unexpected_state');
});
