import { randomUUID } from 'node:crypto';
import { eventually } from '@ticketing/common/testing';
import { collection } from '../world/databases.js';
import { list, type Order, order, orderBecomes, pay } from '../world/marketplace.js';
import { expectStatus, type Person, someone, visitor } from '../world/person.js';
import { stripe } from '../world/stripe.js';

interface Shown {
  id: string;
  status: string;
  refund?: { status: string; reason: string; amount: number };
}

/** What the buyer is shown of the last attempt to pay an order, once it has that status. */
const chargeBecomes = (buyer: Person, orderId: string, status: string): Promise<Shown> =>
  eventually(async () => {
    const { data } = await buyer.http.get('/api/payments', { params: { orderId } });
    expect(data[0]?.status).toBe(status);
    return data[0];
  }, 15_000);

async function buyerWithOrder(): Promise<{ buyer: Person; placed: Order }> {
  const [seller, buyer] = await Promise.all([someone(), someone()]);
  const placed = await order(buyer, (await list(seller, 'Opera', 19.99)).id);
  await orderBecomes(buyer, placed.id, 'awaiting:payment');
  return { buyer, placed };
}

describe('a payment that the bank has to confirm', () => {
  it('completes the order though the buyer never returns, and Stripe tells us through the gateway', async () => {
    const { buyer, placed } = await buyerWithOrder();
    const answer = await pay(buyer, placed.id, 'pm_card_authenticationRequired');
    expect(answer.status).toBe(202);
    expect(answer.data).toMatchObject({ status: 'requires_action', clientSecret: expect.any(String) });
    const charges = await collection('payments', 'charges');
    const { intentId } = charges.find(({ orderId }) => orderId === placed.id) ?? {};
    expect(intentId).toEqual(expect.any(String));

    await stripe.authenticate(answer.data.authenticationUrl, 'complete');

    await orderBecomes(buyer, placed.id, 'complete');
    // One that the buyer had to be asked, and one that the buyer has paid.
    await eventually(async () => {
      const events = await collection('payments', 'webhook_events');
      expect(events.filter((event) => event.intentId === intentId)).toHaveLength(2);
    });
    expect(await chargeBecomes(buyer, placed.id, 'completed')).toMatchObject({
      card: { brand: 'visa', last4: '3184' },
      receiptNumber: expect.stringMatching(/^R[0-9A-Z]+$/),
    });
  });

  it('leaves the order to be paid by another card when the bank says no', async () => {
    const { buyer, placed } = await buyerWithOrder();
    const answer = await pay(buyer, placed.id, 'pm_card_authenticationRequired');
    await stripe.authenticate(answer.data.authenticationUrl, 'fail');

    const back = await buyer.http.post(`/api/payments/${answer.data.id}/resume`);

    expect(back.status).toBe(400);
    expect(back.data.errors[0].code).toBe('authentication_failed');
    expectStatus(await pay(buyer, placed.id), 201);
  });
});

describe('a payment', () => {
  it('under the same Idempotency-Key is the same payment', async () => {
    const { buyer, placed } = await buyerWithOrder();
    const headers = { 'Idempotency-Key': randomUUID() };
    const click = () => pay(buyer, placed.id, 'pm_card_visa', headers);

    const [first, second] = await Promise.all([click(), click()]);

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.data).toEqual(first.data);
  });

  it('is declined three times at most, and then the ticket is free', async () => {
    const { buyer, placed } = await buyerWithOrder();
    for (const [card, code] of [
      ['pm_card_chargeDeclined', 'card_declined'],
      ['tok_chargeDeclinedExpiredCard', 'expired_card'],
      ['pm_card_chargeDeclined', 'card_declined'],
    ] as const) {
      const answer = await pay(buyer, placed.id, card);
      expect([answer.status, answer.data.errors?.[0].code]).toEqual([400, code]);
    }
    expect(await orderBecomes(buyer, placed.id, 'cancelled')).toMatchObject({ reason: 'payment-failed' });
  });

  it('that is given back at Stripe is shown to its buyer as refunded', async () => {
    const { buyer, placed } = await buyerWithOrder();
    expectStatus(await pay(buyer, placed.id), 201);

    await stripe.refund(placed.id);

    expect(await chargeBecomes(buyer, placed.id, 'refunded')).toMatchObject({
      refund: { status: 'succeeded', reason: 'by-operator', amount: 19.99 },
    });
  });

  it('that the bank takes back is recorded for the operator', async () => {
    const { buyer, placed } = await buyerWithOrder();
    expectStatus(await pay(buyer, placed.id, 'pm_card_createDispute'), 201);
    await eventually(async () => {
      const charges = await collection('payments', 'charges');
      expect(charges.find(({ orderId }) => orderId === placed.id)).toMatchObject({
        dispute: { reason: 'fraudulent', amount: 1999 },
      });
    }, 15_000);
  });
});

describe('a webhook through the gateway', () => {
  it.each([
    ['no signature', {}, 'Not a signed webhook'],
    ['a forged signature', { 'Stripe-Signature': 't=1,v1=00' }, 'the signature of the webhook is not valid'],
  ])('with %s is refused', async (_name, headers, reason) => {
    const answer = await visitor(headers).post('/api/payments/webhook', { type: 'payment_intent.succeeded' });
    expect(answer.status).toBe(400);
    expect(answer.data).toEqual({ errors: [{ message: reason }] });
  });
});
