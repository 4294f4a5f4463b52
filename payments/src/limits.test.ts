import { startTestService } from './test-service.js';

const { clock, order, pay, resume, shown, account } = startTestService({ limits: 'payments:2/60' });

it('a buyer tries to pay so often and no more, nothing is charged then, and the next attempt pays', async () => {
  const one = await order();
  const declined = { paymentMethodId: 'pm_card_chargeDeclinedInsufficientFunds' };
  for (const _ of ['once', 'twice']) {
    const answer = await pay(one, declined);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].code).toBe('insufficient_funds');
  }

  const refused = await pay(one);

  expect(refused.status).toBe(429);
  expect(refused.get('Retry-After')).toBe('60');
  expect(refused.body).toEqual({ errors: [{ message: expect.stringContaining('Too many attempts') }] });
  expect((await resume(one, '0'.repeat(24))).status).toBe(429);
  expect(await shown(one)).toHaveLength(2);
  expect(await account.held()).toEqual({});
  expect((await pay(await order())).status).toBe(201);
  clock.advance(60_000);
  expect((await pay(one)).status).toBe(201);
});
