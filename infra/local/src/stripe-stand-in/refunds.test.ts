import { type Account, errorOf, openAccount, payment } from './testing/open-account.js';

let account: Account;
beforeAll(async () => {
  account = await openAccount();
});
afterAll(() => account.stop());

const paid = () => account.stripe.paymentIntents.create(payment('pm_card_visa'));
const chargeOf = async (id: string) => (await account.stripe.charges.list({ payment_intent: id })).data[0];

test('a payment is refunded in full, once', async () => {
  const { id } = await paid();
  const refund = await account.stripe.refunds.create({
    payment_intent: id,
    reason: 'requested_by_customer',
    metadata: { orderId: '42' },
  });
  expect(refund).toMatchObject({
    amount: 2000,
    currency: 'usd',
    metadata: { orderId: '42' },
    payment_intent: id,
    reason: 'requested_by_customer',
    status: 'succeeded',
  });
  expect(await chargeOf(id)).toMatchObject({ amount_refunded: 2000, refunded: true });

  const again = await errorOf(account.stripe.refunds.create({ payment_intent: id }));
  expect(again).toMatchObject({ statusCode: 400, code: 'charge_already_refunded' });
  expect((await account.stripe.refunds.list({ payment_intent: id })).data).toHaveLength(1);
});

test('a charge is refunded in parts, up to its amount', async () => {
  const { id } = await paid();
  const charge = String((await chargeOf(id))?.id);
  await account.stripe.refunds.create({ charge, amount: 500 });
  expect(await chargeOf(id)).toMatchObject({ amount_refunded: 500, refunded: false });

  const tooMuch = await errorOf(account.stripe.refunds.create({ charge, amount: 1501 }));
  expect(tooMuch).toMatchObject({ statusCode: 400, param: 'amount' });
  expect(tooMuch.message).toBe('Refund amount ($15.01) is greater than unrefunded amount on charge ($15.00)');

  const rest = await account.stripe.refunds.create({ charge, expand: ['charge'] });
  expect(rest).toMatchObject({ amount: 1500, charge: { id: charge, amount_refunded: 2000, refunded: true } });
  const { data } = await account.stripe.refunds.list({ charge });
  expect(data.map(({ amount }) => amount)).toEqual([1500, 500]);
});

test('more than the charge is refused', async () => {
  const { id } = await paid();
  const error = await errorOf(account.stripe.refunds.create({ payment_intent: id, amount: 2001 }));
  expect(error.message).toBe('Refund amount ($20.01) is greater than charge amount ($20.00)');
});

test.each([
  ['zero', { amount: 0 }, 'amount'],
  ['a fraction of a cent', { amount: 0.5 }, 'amount'],
  ['an unknown reason', { reason: 'whim' as never }, 'reason'],
])('%s is refused', async (_, change, param) => {
  const { id } = await paid();
  const error = await errorOf(account.stripe.refunds.create({ payment_intent: id, ...change }));
  expect(error).toMatchObject({ statusCode: 400, param });
});

test('what was never charged is not refunded', async () => {
  const declined = await errorOf(
    account.stripe.paymentIntents.create(payment('pm_card_visa_chargeDeclined')),
  );
  const unpaid = await account.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
  for (const id of [declined.payment_intent?.id, unpaid.id]) {
    const error = await errorOf(account.stripe.refunds.create({ payment_intent: id }));
    expect(error).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' });
    expect(error.message).toContain('does not have a successful charge to refund');
  }
});

test('a refund must say of what, and of something that exists', async () => {
  expect((await errorOf(account.stripe.refunds.create({}))).message).toContain('payment_intent or charge');
  expect(await errorOf(account.stripe.refunds.create({ payment_intent: 'pi_none' }))).toMatchObject({
    code: 'resource_missing',
    param: 'payment_intent',
  });
  expect(await errorOf(account.stripe.refunds.retrieve('re_none'))).toMatchObject({ statusCode: 404 });
});
