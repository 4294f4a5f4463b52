import { eventually, newId } from '@ticketing/common/testing';
import Stripe from 'stripe';
import request from 'supertest';
import { eventOf, sign, startServiceWithWebhook } from './webhook.fixture.js';

// Nobody waits in vain here: an answer is lost when the test says so.
const system = startServiceWithWebhook({ timeout: 15_000 });
const { post, chargeOf } = system;

/** A payment that Stripe has made, the event that it sends of it, and what loses its answer. */
async function unknownPayment(card: object, type: string) {
  const order = await system.order();
  const endpoint = 'POST /v1/payment_intents';
  await system.account.break({ fault: 'error-after-acting', hold: 'after-acting', endpoint });
  const begun = system.pay(order, card).then((answer) => answer);
  const intent = await eventually(async () => {
    const [found] = await system.account.intentsOf(order);
    if (!found) throw new Error('not yet');
    return found;
  });
  const loseAnswer = async () => {
    await system.account.break({ hold: 'none' });
    return begun;
  };
  return { order, loseAnswer, payload: eventOf(type, intent) };
}

describe('POST /api/payments/webhook', () => {
  it('finishes a payment whose answer was lost, before its buyer has to ask', async () => {
    const { order, loseAnswer, payload } = await unknownPayment(
      { paymentMethodId: 'pm_card_visa' },
      'payment_intent.succeeded',
    );

    const answer = await post(payload);

    expect(answer.status).toBe(200);
    expect(await chargeOf(order)).toMatchObject({ status: 'completed' });
    expect((await loseAnswer()).status).toBe(201);
  });

  it('tells of a decline', async () => {
    const { order, loseAnswer, payload } = await unknownPayment(
      { paymentMethodId: 'pm_card_chargeDeclined' },
      'payment_intent.payment_failed',
    );

    expect((await post(payload)).status).toBe(200);

    expect(await chargeOf(order)).toMatchObject({ status: 'failed', failure: { declined: true } });
    expect((await loseAnswer()).body).toEqual({
      errors: [{ message: 'Your card was declined.', code: 'card_declined' }],
    });
  });

  it('changes nothing the second time', async () => {
    const { order, loseAnswer, payload } = await unknownPayment(
      { paymentMethodId: 'pm_card_visa' },
      'payment_intent.succeeded',
    );
    expect((await loseAnswer()).status).toBe(503);
    await post(payload);
    await post(payload);
    await system.published();

    expect(system.told('payment:created', order)).toHaveLength(1);
    expect(await chargeOf(order)).toMatchObject({ version: 1 });
  });

  it('believes Stripe, and not what an event says has become of a payment', async () => {
    const order = await system.order();
    await system.pay(order, { paymentMethodId: 'pm_card_chargeDeclined' });
    const [intent] = await system.account.intentsOf(order);

    await post(eventOf('payment_intent.succeeded', { ...intent, status: 'succeeded' }));

    expect(await chargeOf(order)).toMatchObject({ status: 'failed' });
  });

  it('is to be repeated by Stripe when Stripe cannot be asked', async () => {
    const { order, loseAnswer, payload } = await unknownPayment(
      { paymentMethodId: 'pm_card_visa' },
      'payment_intent.succeeded',
    );
    expect((await loseAnswer()).status).toBe(503);
    await system.account.break({ fault: 'error-before-acting', endpoint: null });
    expect((await post(payload)).status).toBe(503);
    expect(await chargeOf(order)).toMatchObject({ status: 'created' });
  });

  it.each([
    ['of another type', eventOf('customer.created', { id: 'cus_1' })],
    ['of somebody else’s payment', eventOf('payment_intent.succeeded', { id: 'pi_1', metadata: {} })],
    [
      'of an impossible charge',
      eventOf('payment_intent.succeeded', { id: 'pi_1', metadata: { chargeId: 'x' } }),
    ],
    [
      'of an unknown charge',
      eventOf('payment_intent.succeeded', { id: 'pi_1', metadata: { chargeId: newId() } }),
    ],
  ])('takes an event %s and does nothing', async (_name, payload) => {
    const answer = await post(payload);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ received: true });
  });

  const notValid = 'the signature of the webhook is not valid';
  const payload = eventOf('payment_intent.succeeded', { id: 'pi_1', metadata: { chargeId: newId() } });
  it.each([
    ['forged', payload, sign(payload, { secret: 'whsec_other' })],
    ['of another body', payload, sign(`${payload} `)],
    ['six minutes old', payload, sign(payload, { timestamp: Math.floor(Date.now() / 1000) - 360 })],
    ['no signature', payload, 'v1=1'],
    ['of what is not JSON', '{', sign('{')],
    ['of nothing', '', sign('')],
    ['of 10 MB', 'x'.repeat(10_000_000), 'v1=1', 'The body is too large'],
  ])('refuses a signature that is %s', async (_name, body, signature, reason = notValid) => {
    const answer = await post(body, signature);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ message: reason }]);
  });

  it('refuses an event without a signature', async () => {
    const answer = await request(system.app()).post('/api/payments/webhook').send({ type: 'anything' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ message: 'Not a signed webhook' }]);
  });
});

describe('payment_intent.canceled', () => {
  it('ends an attempt that somebody has cancelled at Stripe', async () => {
    const order = await system.order();
    await system.pay(order, { paymentMethodId: 'pm_card_authenticationRequired' });
    const canceled = await system.stripe().paymentIntents.cancel((await system.intentOf(order)).id);

    expect(await system.event('payment_intent.canceled', canceled)()).toBe(200);

    expect(await system.chargeOf(order)).toMatchObject({
      status: 'failed',
      failure: { code: 'not_completed' },
    });
    expect((await system.pay(order)).status).toBe(201);
  });
});

describe('payment_intent.succeeded', () => {
  it('finishes a payment whose buyer has authenticated and not come back', async () => {
    const order = await system.order();
    await system.pay(order, { paymentMethodId: 'pm_card_authenticationRequired' });
    const { id } = await system.intentOf(order);
    await system.account.authenticate(id, 'complete');

    expect(await system.event('payment_intent.succeeded', await system.intentOf(order))()).toBe(200);

    expect(await system.chargeOf(order)).toMatchObject({ status: 'completed', card: { last4: '3184' } });
  });

  it('of what is known asks Stripe nothing', async () => {
    const order = await system.paidOrder();
    const intent = await system.intentOf(order);
    await system.account.break({ fault: 'error-before-acting', endpoint: null });
    expect(await system.event('payment_intent.succeeded', intent)()).toBe(200);
    expect(await system.noted(intent)).toBe(0);
  });

  it('that comes as Stripe answers finds the payment written down', async () => {
    const order = await system.order();
    const endpoint = 'POST /v1/payment_intents';
    await system.account.break({ hold: 'after-acting', holdTimes: 1, endpoint });
    const paying = system.pay(order).then((answer) => answer);
    await system.account.isHolding();
    const intent = await system.intentOf(order);

    const reads = jest.spyOn(Stripe.webhooks, 'constructEvent');
    const told = system.event('payment_intent.succeeded', intent)();
    await eventually(() => expect(reads).toHaveBeenCalled());
    reads.mockRestore();
    await system.account.reset();

    expect([await told, (await paying).status]).toEqual([200, 201]);
    expect(await system.chargeOf(order)).toMatchObject({ status: 'completed', version: 1 });
    expect(await system.noted(intent)).toBe(0);
  });
});

describe('payment_intent.requires_action', () => {
  it('that was handled asks Stripe nothing when it comes again, although the payment waits for its buyer', async () => {
    const order = await system.order();
    await system.pay(order, { paymentMethodId: 'pm_card_authenticationRequired' });
    const deliver = system.event('payment_intent.requires_action', await system.intentOf(order));
    expect(await deliver()).toBe(200);

    await system.account.break({ fault: 'error-before-acting', endpoint: null });

    expect(await deliver()).toBe(200);
    await system.account.reset();
    await system.cancel(order);
  });

  it('of an attempt that was given up ends it at Stripe, where its buyer could still pay it', async () => {
    const { order, loseAnswer, payload } = await unknownPayment(
      { paymentMethodId: 'pm_card_authenticationRequired' },
      'payment_intent.requires_action',
    );
    expect((await loseAnswer()).status).toBe(503);
    await system.account.reset();
    const failure = { declined: false, code: 'never_reached_stripe', message: '' };
    await system.charges().updateOne({ orderId: order.id }, { $set: { status: 'failed', failure } });

    expect((await post(payload)).status).toBe(200);

    expect(await system.account.intentsOf(order)).toEqual([expect.objectContaining({ status: 'canceled' })]);
  });
});
