import { type Account, errorOf, openAccount, payment } from './testing/open-account.js';

let account: Account;
beforeAll(async () => {
  account = await openAccount();
});
afterAll(() => account.stop());

describe('creating', () => {
  test('without a card, the intent waits for one', async () => {
    const intent = await account.stripe.paymentIntents.create({ amount: 2000, currency: 'USD' });
    expect(intent).toMatchObject({
      amount: 2000,
      currency: 'usd',
      status: 'requires_payment_method',
      latest_charge: null,
      livemode: false,
    });
    expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_`));
  });

  test('the charge carries the metadata and description of its intent', async () => {
    const intent = await account.stripe.paymentIntents.create(
      payment('pm_card_visa', {
        metadata: { orderId: '42' },
        description: 'A ticket',
        expand: ['latest_charge'],
      }),
    );
    expect(intent.metadata).toEqual({ orderId: '42' });
    expect(intent.latest_charge).toMatchObject({ metadata: { orderId: '42' }, description: 'A ticket' });
  });

  test('confirming without a card is refused', async () => {
    const error = await errorOf(
      account.stripe.paymentIntents.create(payment('', { payment_method: undefined })),
    );
    expect(error).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' });
    expect(error.message).toContain("it's missing a payment method");
  });

  test('redirects that have nowhere to return to are refused', async () => {
    const error = await errorOf(
      account.stripe.paymentIntents.create(payment('pm_card_visa', { automatic_payment_methods: undefined })),
    );
    expect(error.message).toContain('you must provide a `return_url`');
  });

  test('cards alone need no return address', async () => {
    const intent = await account.stripe.paymentIntents.create(
      payment('pm_card_visa', {
        automatic_payment_methods: undefined,
        allowed_payment_method_types: ['card'],
      }),
    );
    expect(intent.status).toBe('succeeded');
  });
});

describe('confirming', () => {
  const draft = { amount: 2000, currency: 'usd', allowed_payment_method_types: ['card'] };

  test('with a card, the intent is paid', async () => {
    const { id } = await account.stripe.paymentIntents.create(draft);
    const intent = await account.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(intent.status).toBe('succeeded');
  });

  test('with the card given at creation, the intent is paid', async () => {
    const created = await account.stripe.paymentIntents.create({ ...draft, payment_method: 'pm_card_visa' });
    expect(created.status).toBe('requires_confirmation');
    const paid = await account.stripe.paymentIntents.confirm(created.id);
    expect(paid).toMatchObject({ status: 'succeeded', payment_method: created.payment_method });
  });

  test('after a decline another card pays, and the decline is forgotten', async () => {
    const { id } = await account.stripe.paymentIntents.create(draft);
    const decline = account.stripe.paymentIntents.confirm(id, {
      payment_method: 'pm_card_visa_chargeDeclined',
    });
    expect(await errorOf(decline)).toMatchObject({ statusCode: 402, payment_intent: { id } });
    const paid = await account.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_mastercard' });
    expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null });
    const { data } = await account.stripe.charges.list({ payment_intent: id });
    expect(data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
  });

  test('a paid intent is not charged again', async () => {
    const { id } = await account.stripe.paymentIntents.create(payment('pm_card_visa'));
    const error = await errorOf(
      account.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    );
    expect(error).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
      payment_intent: { id, status: 'succeeded' },
    });
    expect((await account.stripe.charges.list({ payment_intent: id })).data).toHaveLength(1);
  });

  test('an intent that does not exist is not found', async () => {
    const error = await errorOf(account.stripe.paymentIntents.confirm('pi_none'));
    expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'intent' });
  });
});

describe('what is answered with its charge', () => {
  const expand = ['latest_charge'];
  const declined = async () => {
    const { id } = await account.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    const confirmation = { payment_method: 'pm_card_chargeDeclined', return_url: 'http://shop.test/' };
    await errorOf(account.stripe.paymentIntents.confirm(id, confirmation));
    return id;
  };

  test('is a created intent', async () => {
    const intent = await account.stripe.paymentIntents.create(payment('pm_card_visa', { expand }));
    expect(intent.latest_charge).toMatchObject({ object: 'charge', status: 'succeeded' });
  });

  test('is a retrieved intent', async () => {
    const intent = await account.stripe.paymentIntents.retrieve(await declined(), { expand });
    expect(intent.latest_charge).toMatchObject({ object: 'charge', status: 'failed' });
  });

  test('is a confirmed intent', async () => {
    const confirmation = { payment_method: 'pm_card_visa', return_url: 'http://shop.test/', expand };
    const intent = await account.stripe.paymentIntents.confirm(await declined(), confirmation);
    expect(intent.latest_charge).toMatchObject({ object: 'charge', status: 'succeeded' });
  });

  test('is a cancelled intent', async () => {
    const intent = await account.stripe.paymentIntents.cancel(await declined(), { expand });
    expect(intent.latest_charge).toMatchObject({ object: 'charge', status: 'failed' });
  });
});

describe('cancelling', () => {
  test('an unpaid intent is cancelled and cannot be paid any more', async () => {
    const { id } = await account.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    const canceled = await account.stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' });
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
    expect(canceled.canceled_at).toBeGreaterThan(0);
    const error = await errorOf(
      account.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    );
    expect(error.message).toContain('it has a status of canceled');
  });

  test('a paid intent is not cancelled', async () => {
    const { id } = await account.stripe.paymentIntents.create(payment('pm_card_visa'));
    const error = await errorOf(account.stripe.paymentIntents.cancel(id));
    expect(error).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' });
    expect((await account.stripe.paymentIntents.retrieve(id)).status).toBe('succeeded');
  });

  test('for no reason of its own making', async () => {
    const { id } = await account.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
    const error = await errorOf(
      account.stripe.paymentIntents.cancel(id, { cancellation_reason: 'whim' as never }),
    );
    expect(error).toMatchObject({ statusCode: 400, param: 'cancellation_reason' });
  });
});
