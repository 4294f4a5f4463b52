import request from 'supertest';
import { startTestService } from './test-service.js';

const { app, clock, begin, wakeUps } = startTestService();

describe('the figures of expiration', () => {
  it('say how late the end of a reservation was noticed, and whether Redis is there', async () => {
    await begin();
    clock.advance(60_000 + 4_000);
    await wakeUps.wake();

    const { text } = await request(app).get('/metrics');
    expect(text).toContain('expiration_notice_delay_seconds_sum{service="expiration"} 4');
    expect(text).toContain('redis_connected{service="expiration"} 1');
  });
});
