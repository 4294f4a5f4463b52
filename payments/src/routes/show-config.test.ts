import request from 'supertest';
import { startTestService } from '../test-service.js';

describe('GET /api/payments/config', () => {
  const system = startTestService({
    config: { STRIPE_API_BASE: 'http://127.0.0.1:1', STRIPE_PUBLISHABLE_KEY: 'pk_test_local' },
  });

  it('tells anyone which card form to show, and no secret', async () => {
    const answer = await request(system.app()).get('/api/payments/config');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ publishableKey: 'pk_test_local', standIn: true });
  });
});
