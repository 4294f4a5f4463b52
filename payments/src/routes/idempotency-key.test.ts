import { setTimeout as pause } from 'node:timers/promises';
import { eventually, newId } from '@ticketing/common/testing';
import { startTestService } from '../test-service.js';

const system = startTestService();

const CREATE = 'POST /v1/payment_intents';
const visa = { paymentMethodId: 'pm_card_visa' };
const declined = { paymentMethodId: 'pm_card_chargeDeclined' };
const reused = { errors: [{ message: 'This Idempotency-Key was used for another payment' }] };
const by = (key: string) => ({ 'Idempotency-Key': key });

describe('POST /api/payments under an Idempotency-Key', () => {
  it.each([
    ['a payment', visa, 201],
    ['a decline', declined, 400],
    ['an authentication', { paymentMethodId: 'pm_card_authenticationRequired' }, 202],
  ])('answers the repetition of %s as before, and asks Stripe for no other', async (_name, card, status) => {
    const order = await system.order();
    const key = by(newId());

    const first = await system.pay(order, card, key);
    const again = await system.pay(order, card, key);

    expect(first.status).toBe(status);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await system.account.intentsOf(order)).toHaveLength(1);
    if (status === 202) await system.cancel(order);
  });

  /** Lets the time pass in which a repetition waits for the first. */
  const whileTimePasses = <T>(answers: Promise<T>) =>
    eventually(() => {
      system.clock.advance(100);
      return Promise.race([answers, Promise.reject(new Error('not yet'))]);
    });

  it('gives five clicks at once the one answer of the first', async () => {
    const order = await system.order();
    const key = by(newId());
    await system.account.break({ answerDelayMs: 100, endpoint: CREATE });

    const answers = await whileTimePasses(
      Promise.all([1, 2, 3, 4, 5].map(() => system.pay(order, visa, key))),
    );

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await system.account.intentsOf(order)).toHaveLength(1);
  });

  it('pays each of forty double clicks once, whichever of their steps meet', async () => {
    for (let round = 0; round < 40; round++) {
      const order = await system.order();
      const key = by(newId());
      const click = () => system.pay(order, visa, key);
      const second = pause(round / 4).then(click);

      const answers = await whileTimePasses(Promise.all([click(), second]));

      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(answers[0].body).toEqual(answers[1].body);
    }
  });

  it('tells the repetition what has become of an attempt whose outcome was unknown', async () => {
    const order = await system.order();
    const key = by(newId());
    await system.account.break({ fault: 'silence-after-acting', endpoint: CREATE });
    expect((await system.pay(order, visa, key)).status).toBe(503);
    await system.inTime(async () =>
      expect(await system.charges().findOne({ orderId: order.id })).toMatchObject({ status: 'completed' }),
    );

    const again = await system.pay(order, visa, key);

    expect(again.status).toBe(201);
    expect(await system.account.intentsOf(order)).toHaveLength(1);
  });

  it('survives the restart of the service', async () => {
    const order = await system.order();
    const key = by(newId());
    const first = await system.pay(order, visa, key);
    await system.stop();
    await system.boot();
    expect((await system.pay(order, visa, key)).body).toEqual(first.body);
  });

  it('keeps nothing of a refusal: the key can be used once the ticket is reserved', async () => {
    const order = await system.order({ version: 0, status: 'created' });
    const key = by(newId());
    expect((await system.pay(order, visa, key)).headers['retry-after']).toBe('1');
    await system.next(order, { status: 'awaiting:payment' });
    expect((await system.pay(order, visa, key)).status).toBe(201);
  });

  it.each([
    ['another card', (order: object) => [order, { paymentMethodId: 'pm_card_mastercard' }] as const],
    ['the other way to name a card', (order: object) => [order, { token: 'pm_card_visa' }] as const],
  ])('is refused for %s', async (_name, other) => {
    const order = await system.order();
    const key = by(newId());
    await system.pay(order, declined, key);
    const [, card] = other(order);
    const answer = await system.pay(order, card, key);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(reused);
    expect(await system.account.intentsOf(order)).toHaveLength(1);
  });

  it('is refused for another order of the same buyer', async () => {
    const order = await system.order();
    const other = await system.order({ userId: order.userId });
    const key = by(newId());
    await system.pay(order, visa, key);
    const answer = await system.pay(other, visa, key);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(reused);
    expect(await system.account.intentsOf(other)).toEqual([]);
  });

  it('is refused for one of two orders that come with it at the same instant', async () => {
    for (let round = 0; round < 10; round++) {
      const order = await system.order();
      const other = await system.order({ userId: order.userId });
      const key = by(newId());

      const answers = await Promise.all([system.pay(order, visa, key), system.pay(other, visa, key)]);

      expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
      expect(answers.find(({ status }) => status === 400)?.body).toEqual(reused);
    }
  });

  it('is another key for another buyer', async () => {
    const [one, other] = [await system.order(), await system.order()];
    const key = by(newId());
    expect((await system.pay(one, visa, key)).status).toBe(201);
    expect((await system.pay(other, visa, key)).status).toBe(201);
  });

  it('lets a new key try another card after a decline', async () => {
    const order = await system.order();
    await system.pay(order, declined, by(newId()));
    expect((await system.pay(order, visa, by(newId()))).status).toBe(201);
  });

  it.each([
    ['empty', ''],
    ['too long', 'k'.repeat(256)],
    ['not ASCII', 'schlüssel'],
  ])('refuses a key that is %s', async (_name, key) => {
    const order = await system.order();
    const answer = await system.pay(order, visa, by(key));
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].message).toContain('Idempotency-Key must be');
    expect(await system.account.intentsOf(order)).toEqual([]);
  });

  it('stores a hash of what was asked, and not the card', async () => {
    const order = await system.order();
    await system.pay(order, { token: 'tok_visa' }, by('a key'));
    const stored = await eventually(() => system.charges().findOne({ orderId: order.id }));
    expect(stored).toMatchObject({ request: { key: 'a key' } });
    expect(JSON.stringify(stored)).not.toContain('tok_visa');
  });
});
