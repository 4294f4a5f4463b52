import request from 'supertest';
import { startTestService } from './test-service.js';

const system = startTestService();

describe('without a webhook secret', () => {
  it('there is no webhook to send to', async () => {
    const answer = await request(system.app()).post('/api/payments/webhook').send({ type: 'anything' });
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ errors: [{ message: 'Not found' }] });
  });
});
