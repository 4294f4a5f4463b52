import { cookieOf, eventually, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const system = startTestService();

describe('POST /api/payments/:id/resume', () => {
  const resume = (id: string, cookie: string) =>
    request(system.app()).post(`/api/payments/${id}/resume`).set('Cookie', cookie);

  it.each(['x', '%00', newId(), '{"$gt":""}'])('does not find %s', async (id) => {
    const answer = await resume(encodeURIComponent(id), cookieOf(newId()));
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ errors: [{ message: 'No such payment' }] });
  });

  it('is for the buyer alone', async () => {
    const { order, chargeId } = await system.atTheBank();
    expect((await resume(chargeId, '')).status).toBe(401);
    const answer = await resume(chargeId, cookieOf(newId()));
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errors: [{ message: 'Not authorized' }] });
    await system.cancel(order);
  });

  it('says that it is being checked while Stripe cannot be asked', async () => {
    const { order, chargeId } = await system.atTheBank();
    await system.account.break({ fault: 'error-before-acting', endpoint: 'GET /v1/payment_intents/:id' });
    const answer = await system.resume(order, chargeId);
    expect(answer.status).toBe(503);
    await system.account.reset();
    await eventually(async () => expect((await system.resume(order, chargeId)).status).toBe(202));
    await system.cancel(order);
  });
});
