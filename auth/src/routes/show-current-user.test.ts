import { badCookies } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const { app } = startTestService();

const show = (cookie: string) => request(app).get('/api/users/currentuser').set('Cookie', cookie);

describe('GET /api/users/currentuser', () => {
  it('names who has just signed up', async () => {
    const signedUp = await request(app)
      .post('/api/users/signup')
      .send({ email: 'ada@example.com', password: 'correct horse' });
    const cookie = signedUp.get('Set-Cookie')?.[0]?.split(';')[0] as string;

    const answer = await show(cookie);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ currentUser: signedUp.body });
  });

  it('is null without a session', async () => {
    const answer = await show('');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ currentUser: null });
  });

  it.each(badCookies)('is null with a session that holds %s', async (_name, cookie) => {
    const answer = await show(cookie);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ currentUser: null });
  });
});
