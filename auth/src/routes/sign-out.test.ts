import { badBodies, badCookies, cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const { app } = startTestService();

const signOut = (cookie: string) => request(app).post('/api/users/signout').set('Cookie', cookie);

describe('POST /api/users/signout', () => {
  it('takes the session cookie back', async () => {
    const answer = await signOut(cookieOf(newId()));

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({});
    expect(answer.get('Set-Cookie')).toEqual([
      expect.stringMatching(/^session=; path=\/; expires=Thu, 01 Jan 1970 00:00:00 GMT;/),
    ]);
  });

  it.each([['none', ''], ...badCookies])(
    'does so for a visitor whose session is %s',
    async (_name, cookie) => {
      const answer = await signOut(cookie);
      expect(answer.status).toBe(200);
      expect(answer.get('Set-Cookie')).toEqual([expect.stringMatching(/^session=;/)]);
    },
  );

  it.each(badBodies.filter(([name]) => name !== 'an array'))(
    'answers a body that is %s with 400',
    async (_name, body) => {
      const answer = await request(app).post('/api/users/signout').type('application/json').send(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].message).toEqual(expect.any(String));
    },
  );
});
