import request from 'supertest';
import { invalidCredentials } from '../test-refusals.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { app, clock } = startTestService({
  limits: 'sign-in:1000/60,address:1000/60',
  passwords: cheapPasswords,
});
const password = 'correct horse battery';
const wrong = 'incorrect horse battery';
const SECOND = 1_000;
let people = 0;
let visitors = 0;

/** An address that nobody has come from. */
const newAddress = () => `203.0.113.${++visitors}`;

async function signUp(): Promise<string> {
  const email = `person-${people++}@example.com`;
  await request(app).post('/api/users/signup').send({ email, password }).expect(201);
  return email;
}

const signIn = (email: string, password: string, address = '203.0.113.250') =>
  request(app).post('/api/users/signin').set('X-Forwarded-For', address).send({ email, password });

/** Fails so often, as fast as is let. */
async function guess(email: string, times: number, address: string): Promise<void> {
  for (let time = 0; time < times; time++) {
    const answer = await signIn(email, wrong, address);
    if (answer.status !== 429) continue;
    clock.advance(Number(answer.get('Retry-After')) * SECOND);
    time--;
  }
}

describe('whoever guesses a password', () => {
  it('waits after the fifth wrong one, twice as long after each, a quarter of an hour at most', async () => {
    const email = await signUp();
    const address = newAddress();
    await guess(email, 5, address);

    const waits: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      const answer = await signIn(email, password, address);
      expect(answer.status).toBe(429);
      expect(answer.body).toEqual({
        errors: [{ message: expect.stringMatching(/^Too many attempts\. Please try again in /) }],
      });
      waits.push(Number(answer.get('Retry-After')));
      clock.advance(Number(answer.get('Retry-After')) * SECOND);
      expect(await signIn(email, wrong, address)).toMatchObject(invalidCredentials);
    }

    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  });

  it('has all attempts again after the right one', async () => {
    const email = await signUp();
    const address = newAddress();
    await guess(email, 4, address);
    expect((await signIn(email, password, address)).status).toBe(200);

    await guess(email, 4, address);

    expect((await signIn(email, password, address)).status).toBe(200);
  });

  it('is told the same of an address that nobody has', async () => {
    const address = newAddress();
    const [known, unknown] = [await signUp(), 'nobody@example.com'];
    const answers = async (email: string) => {
      const heard: unknown[] = [];
      for (let attempt = 0; attempt < 8; attempt++) {
        const { status, body, headers } = await signIn(email, wrong, address);
        heard.push([status, body, headers['retry-after']]);
      }
      return heard;
    };

    expect(await answers(unknown)).toEqual(await answers(known));
  });

  it('gets no further by asking many times at once', async () => {
    const email = await signUp();
    const address = newAddress();

    const answers = await Promise.all(Array.from({ length: 40 }, () => signIn(email, wrong, address)));

    const tried = answers.filter(({ status }) => status === 400);
    expect(tried.length).toBeGreaterThanOrEqual(5);
    expect(tried.length).toBeLessThanOrEqual(6);
    expect(answers.length - tried.length).toBe(answers.filter(({ status }) => status === 429).length);
  });

  it('gets no further by a session that was found', async () => {
    const email = await signUp();
    const address = newAddress();
    const cookie = (await signIn(email, password, address)).get('Set-Cookie')?.[0] ?? '';
    const headers = { 'X-Forwarded-For': address, Cookie: cookie.split(';')[0] as string };
    const doors = [
      () =>
        request(app)
          .post('/api/users/password')
          .set(headers)
          .send({ currentPassword: wrong, password: 'another horse battery' }),
      () =>
        request(app)
          .post('/api/users/email')
          .set(headers)
          .send({ email: 'new@example.com', password: wrong }),
      () => request(app).delete('/api/users/me').set(headers).send({ password: wrong }),
    ] as const;
    for (const door of [...doors, doors[0], doors[1]]) {
      const answer = await door();
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].message).toMatch(/^(Invalid credentials|The current password is wrong)$/);
    }

    for (const door of doors) expect((await door()).status).toBe(429);
  });
});

describe('the owner of an account at which others guess', () => {
  it('signs in at once from another address, however long they have', async () => {
    const email = await signUp();
    await guess(email, 30, newAddress());

    expect((await signIn(email, password, newAddress())).status).toBe(200);
  });

  it('waits half a minute at most after a wrong password of their own', async () => {
    const email = await signUp();
    for (let guesser = 0; guesser < 15; guesser++) await guess(email, 2, newAddress());
    const own = newAddress();
    expect(await signIn(email, wrong, own)).toMatchObject(invalidCredentials);

    const answer = await signIn(email, password, own);

    expect(answer.status).toBe(429);
    expect(Number(answer.get('Retry-After'))).toBeLessThanOrEqual(30);
    clock.advance(30 * SECOND);
    expect((await signIn(email, password, own)).status).toBe(200);
  });

  it('waits half a minute at most where addresses are not told apart', async () => {
    const email = await signUp();
    await guess(email, 15, '10.0.0.7');

    const answer = await signIn(email, password, '192.168.1.1');

    expect(answer.status).toBe(429);
    expect(Number(answer.get('Retry-After'))).toBeLessThanOrEqual(30);
  });
});
