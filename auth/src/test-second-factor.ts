import type { createManualClock } from '@ticketing/common/testing';
import type { Express } from 'express';
import { TOTP } from 'otpauth';
import request from 'supertest';

type ManualClock = ReturnType<typeof createManualClock>;

export const password = 'correct horse battery';
export const STEP = 30_000;
let people = 0;

export const cookieIn = (answer: request.Response) => answer.get('Set-Cookie')?.[0]?.split(';')[0] as string;

/** What an authenticator app shows at that moment, so many steps away. */
export const codeOf = (secret: string, clock: ManualClock, steps = 0): string =>
  new TOTP({ secret }).generate({ timestamp: clock.now().getTime() + steps * STEP });

/** People with a second factor, of a service by its public door. */
export function createMembers(app: Express, clock: ManualClock) {
  const ask = (cookie: string, method: 'post' | 'delete', path: string, body: object) =>
    request(app)
      [method](`/api/users/second-factor${path}`)
      .set({ Cookie: cookie, 'X-Forwarded-For': '203.0.113.99' })
      .send(body);

  const asked = {
    signIn: (body: object, address = '203.0.113.99') =>
      request(app).post('/api/users/signin').set('X-Forwarded-For', address).send(body),
    begin: (cookie: string, body: object = { password }) => ask(cookie, 'post', '', body),
    confirm: (cookie: string, code: unknown) => ask(cookie, 'post', '/confirm', { code }),
    renew: (cookie: string, body: object) => ask(cookie, 'post', '/recovery-codes', body),
    turnOff: (cookie: string, body: object) => ask(cookie, 'delete', '', body),
    profile: async (cookie: string) =>
      (await request(app).get('/api/users/profile').set('Cookie', cookie)).body,
    async whoIs(cookie: string) {
      // For so long it is remembered that a session goes on.
      clock.advance(500);
      return (await request(app).get('/api/users/currentuser').set('Cookie', cookie)).body.currentUser;
    },

    async signUp() {
      const email = `member-${people++}@example.com`;
      const answer = await request(app).post('/api/users/signup').send({ email, password }).expect(201);
      return { email, id: answer.body.id as string, cookie: cookieIn(answer) };
    },

    /** Somebody who has just turned it on: the code of this moment is used, that of the next step is not. */
    async member() {
      const { email, id, cookie: before } = await asked.signUp();
      const { secret } = (await asked.begin(before).expect(201)).body as { secret: string };
      const answer = await asked.confirm(before, codeOf(secret, clock)).expect(200);
      const recoveryCodes = answer.body.recoveryCodes as string[];
      return { email, id, secret, recoveryCodes, before, cookie: cookieIn(answer) };
    },
  };
  return asked;
}
