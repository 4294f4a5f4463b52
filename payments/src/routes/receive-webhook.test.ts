import { eventually, newId } from '@ticketing/common/testing';
import Stripe from 'stripe';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const secret = 'whsec_test';
const system = startTestService({ config: { STRIPE_WEBHOOK_SECRET: secret } });

const sign = (payload: string, more: { secret?: string; timestamp?: number } = {}) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, ...more });

const post = (payload: string, signature = sign(payload)) =>
  request(system.app())
    .post('/api/payments/webhook')
    .type('application/json')
    .set('Stripe-Signature', signature)
    .send(payload);

const eventOf = (type: string, intent: object) =>
  JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object: intent } });

const chargeOf = (order: { id: string }) => system.charges().findOne({ orderId: order.id });

/** A payment that Stripe has answered with silence, and the event that it sends of it. */
async function unknownPayment(card: object, type: string) {
  const order = await system.order();
  await system.account.break({ fault: 'silence-after-acting', endpoint: 'POST /v1/payment_intents' });
  const begun = system.pay(order, card).then((answer) => answer);
  const intent = await eventually(async () => {
    const [found] = await system.account.intentsOf(order);
    if (!found) throw new Error('not yet');
    return found;
  });
  return { order, begun, payload: eventOf(type, intent) };
}

describe('POST /api/payments/webhook', () => {
  it('finishes a payment whose answer was lost, before its buyer has to ask', async () => {
    const { order, begun, payload } = await unknownPayment(
      { paymentMethodId: 'pm_card_visa' },
      'payment_intent.succeeded',
    );

    const answer = await post(payload);

    expect(answer.status).toBe(200);
    expect(await chargeOf(order)).toMatchObject({ status: 'completed' });
    expect((await begun).status).toBe(201);
  });

  it('tells of a decline', async () => {
    const { order, begun, payload } = await unknownPayment(
      { paymentMethodId: 'pm_card_chargeDeclined' },
      'payment_intent.payment_failed',
    );

    expect((await post(payload)).status).toBe(200);

    expect(await chargeOf(order)).toMatchObject({ status: 'failed', failure: { declined: true } });
    expect((await begun).body).toEqual({ errors: [{ message: 'Your card was declined.' }] });
  });

  it('changes nothing the second time', async () => {
    const { order, begun, payload } = await unknownPayment(
      { paymentMethodId: 'pm_card_visa' },
      'payment_intent.succeeded',
    );
    await begun;
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
    const { order, payload } = await unknownPayment(
      { paymentMethodId: 'pm_card_visa' },
      'payment_intent.succeeded',
    );
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

  const payload = eventOf('payment_intent.succeeded', { id: 'pi_1', metadata: { chargeId: newId() } });
  it.each([
    ['forged', payload, sign(payload, { secret: 'whsec_other' })],
    ['of another body', payload, sign(`${payload} `)],
    ['six minutes old', payload, sign(payload, { timestamp: Math.floor(Date.now() / 1000) - 360 })],
    ['no signature', payload, 'v1=1'],
    ['of what is not JSON', '{', sign('{')],
    ['of nothing', '', sign('')],
    ['of 10 MB', 'x'.repeat(10_000_000), 'v1=1'],
  ])('refuses a signature that is %s', async (_name, body, signature) => {
    const answer = await post(body, signature);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ message: expect.any(String) }]);
  });

  it('refuses an event without a signature', async () => {
    const answer = await request(system.app()).post('/api/payments/webhook').send({ type: 'anything' });
    expect(answer.status).toBe(400);
  });
});
