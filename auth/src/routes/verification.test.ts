import request from 'supertest';
import { linkNoLongerGood } from '../test-refusals.js';
import { startTestService } from '../test-service.js';

const { app, clock, mailsTo, tokenFor } = startTestService();
let people = 0;

const cookieIn = (answer: request.Response) => answer.get('Set-Cookie')?.[0]?.split(';')[0] as string;
const confirm = (token: unknown) => request(app).post('/api/users/verification/confirm').send({ token });
const isVerified = async (cookie: string) =>
  (await request(app).get('/api/users/profile').set('Cookie', cookie).expect(200)).body.verified;
const askAgain = (cookie: string) => request(app).post('/api/users/verification').set('Cookie', cookie);

async function signUp() {
  const email = `new-${people++}@example.com`;
  const account = { email, password: 'correct horse battery' };
  return { email, cookie: cookieIn(await request(app).post('/api/users/signup').send(account).expect(201)) };
}

describe('verifying an address', () => {
  it('is done by the link that signing up sends, once, by whoever has it', async () => {
    const { email, cookie } = await signUp();
    expect(await isVerified(cookie)).toBe(false);
    const token = await tokenFor(email, 'verify-email');

    await confirm(token).expect(204);

    expect(await isVerified(cookie)).toBe(true);
    expect(await confirm(token)).toMatchObject(linkNoLongerGood);
  });

  it('takes a link for a day', async () => {
    const { email, cookie } = await signUp();
    const token = await tokenFor(email, 'verify-email');

    clock.advance(24 * 60 * 60_000);

    expect(await confirm(token)).toMatchObject(linkNoLongerGood);
    const again = cookieIn(
      await request(app).post('/api/users/signin').send({ email, password: 'correct horse battery' }),
    );
    expect(await isVerified(again)).toBe(false);
    expect(cookie).not.toBe(again);
  });

  it('can be asked for again, by which the earlier link ends', async () => {
    const { email, cookie } = await signUp();
    const first = await tokenFor(email, 'verify-email');
    clock.advance(1);

    await askAgain(cookie).expect(202);

    const second = await tokenFor(email, 'verify-email');
    expect(await confirm(first)).toMatchObject(linkNoLongerGood);
    await confirm(second).expect(204);
  });

  it('sends nothing to an address that is verified', async () => {
    const { email, cookie } = await signUp();
    await confirm(await tokenFor(email, 'verify-email')).expect(204);

    await askAgain(cookie).expect(202);

    expect(await mailsTo(email)).toHaveLength(1);
  });

  it('asks for a session before it sends again', async () => {
    await request(app).post('/api/users/verification').expect(401);
  });
});
