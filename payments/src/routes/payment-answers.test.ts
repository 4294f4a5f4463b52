import type { Response } from 'express';
import { startTestService } from '../test-service.js';
import { answerInTime } from './payment-answers.js';

const system = startTestService({ config: { STRIPE_KEY: 'sk_test_revoked' } });

describe('a payment while Stripe refuses our key', () => {
  it('is answered 503 with the certainty that nothing was charged, and can be tried again', async () => {
    const order = await system.order();
    for (let attempt = 1; attempt <= 4; attempt++) {
      const answer = await system.pay(order);
      expect(answer.status).toBe(503);
      expect(answer.headers['retry-after']).toBe('1');
      expect(answer.body).toEqual({
        errors: [{ message: 'Payments are not possible at the moment. You have not been charged.' }],
      });
    }
    await system.published();
    expect(system.told('payment:failed', order)).toEqual([]);
  });
});

describe('a payment of which nothing is known for long', () => {
  it('is answered 503 within ten seconds', async () => {
    jest.useFakeTimers();
    try {
      const answer = answerInTime({} as Response, new Promise(() => {}));
      jest.advanceTimersByTime(10_000);
      await expect(answer).rejects.toMatchObject({ status: 503, retryAfter: 5 });
    } finally {
      jest.useRealTimers();
    }
  });
});
