import { createCapturedLog } from '@ticketing/common/testing';
import request from 'supertest';
import { fingerprint } from '../fingerprint.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const password = 'correct horse battery';
const other = 'staple of another kind';
/** What happens once while the next password is looked at. */
let meanwhile: (() => Promise<unknown>) | undefined;

const { logger, lines } = createCapturedLog();
const { app, connection, tokenFor } = startTestService({
  logger,
  passwords: {
    ...cheapPasswords,
    async matches(...pair) {
      const right = await cheapPasswords.matches(...pair);
      const happening = meanwhile;
      meanwhile = undefined;
      await happening?.();
      return right;
    },
  },
});

const cookieIn = (answer: request.Response) => answer.get('Set-Cookie')?.[0]?.split(';')[0] as string;
let people = 0;

async function signUp() {
  const email = `racer-${people++}@example.com`;
  const answer = await request(app).post('/api/users/signup').send({ email, password }).expect(201);
  return { email, id: answer.body.id as string, cookie: cookieIn(answer) };
}

it.each([
  [
    'changed',
    1,
    (_email: string, cookie: string) =>
      request(app)
        .post('/api/users/password')
        .set('Cookie', cookie)
        .send({ currentPassword: password, password: other })
        .expect(204),
  ],
  [
    'reset',
    0,
    async (email: string) => {
      await request(app).post('/api/users/password-reset').send({ email }).expect(202);
      const token = await tokenFor(email, 'reset-password');
      const reset = request(app).post('/api/users/password-reset/confirm');
      await reset.send({ token, password: other }).expect(204);
    },
  ],
  [
    'forgotten with its account',
    0,
    (_email: string, cookie: string) =>
      request(app).delete('/api/users/me').set('Cookie', cookie).send({ password }).expect(204),
  ],
])('a sign-in opens nothing by a password that is %s meanwhile', async (_name, sessions, work) => {
  const { email, id, cookie } = await signUp();
  meanwhile = async () => work(email, cookie);

  const answer = await request(app).post('/api/users/signin').send({ email, password });

  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({ errors: [{ message: 'Invalid credentials' }] });
  expect(answer.get('Set-Cookie')?.join() ?? '').not.toMatch(/session=[^;]/);
  // Nor is it that user's in the log: it is one more attempt that failed.
  const line = lines.findLast(({ path }) => path === '/api/users/signin');
  expect(line).toMatchObject({ status: 400 });
  expect(line).not.toHaveProperty('user');
  const failures = lines.filter(({ msg }) => msg === 'authentication failed');
  expect(failures.filter(({ account }) => account === fingerprint(email))).toMatchObject([
    { by: 'password' },
  ]);
  const live = { userId: id, endedAt: { $exists: false } };
  expect(await connection.collection('sessions').countDocuments(live)).toBe(sessions);
});
