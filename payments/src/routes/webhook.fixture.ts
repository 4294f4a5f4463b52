import { newId } from '@ticketing/common/testing';
import Stripe from 'stripe';
import request from 'supertest';
import { type Options, startTestService } from '../test-service.js';

const secret = 'whsec_test';

/** The signature that Stripe would send with that payload; `timestamp` in seconds. */
export const sign = (payload: string, more: { secret?: string; timestamp?: number } = {}) =>
  Stripe.webhooks.generateTestHeaderString({ payload, secret, ...more });

export const eventOf = (type: string, object: object, id = `evt_${newId()}`) =>
  JSON.stringify({ id, object: 'event', type, data: { object } });

/** The service with a webhook secret, and what Stripe and an operator with Stripe's dashboard do to it. */
export function startServiceWithWebhook(options: Options = {}) {
  const system = startTestService({ ...options, config: { STRIPE_WEBHOOK_SECRET: secret } });
  type Order = Awaited<ReturnType<typeof system.order>>;

  const post = (payload: string, signature = sign(payload)) =>
    request(system.app())
      .post('/api/payments/webhook')
      .type('application/json')
      .set('Stripe-Signature', signature)
      .send(payload);

  const stripe = () => {
    const { hostname: host, port } = new URL(system.account.url());
    return new Stripe('sk_test_local', { protocol: 'http', host, port, maxNetworkRetries: 0 });
  };

  async function intentOf(order: Order) {
    const [intent] = await system.account.intentsOf(order);
    return stripe().paymentIntents.retrieve(intent?.id ?? '', { expand: ['latest_charge'] });
  }

  return {
    ...system,
    post,
    /** An event that Stripe sends as often as one likes; resolves with the status of the answer. */
    event(type: string, object: object) {
      const payload = eventOf(type, object);
      return async () => (await post(payload)).status;
    },
    stripe,
    intentOf,
    /** How many events about it were news. */
    noted: ({ id }: { id: string }) =>
      system.platform().connection.collection('webhook_events').countDocuments({ intentId: id }),
    stripeChargeOf: async (order: Order) => (await intentOf(order)).latest_charge as Stripe.Charge,
    chargeOf: (order: Order) => system.charges().findOne({ orderId: order.id }),
    async paidOrder() {
      const order = await system.order();
      expect((await system.pay(order)).status).toBe(201);
      return order;
    },
  };
}
