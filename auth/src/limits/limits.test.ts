import request from 'supertest';
import { startTestService } from '../test-service.js';

const { app, clock } = startTestService({
  limits: 'sign-up:3/3600,sign-in:4/600,address:6/60,account:2/60,mails:2/3600',
});
const password = 'correct horse battery';
let people = 0;

const signUp = (address: string) =>
  request(app)
    .post('/api/users/signup')
    .set('X-Forwarded-For', address)
    .send({ email: `person-${people++}@example.com`, password });
const signIn = (address: string) =>
  request(app)
    .post('/api/users/signin')
    .set('X-Forwarded-For', address)
    .send({ email: `nobody-${people++}@example.com`, password });

const statuses = async (times: number, ask: (time: number) => request.Test) => {
  const heard: number[] = [];
  for (let time = 0; time < times; time++) heard.push((await ask(time)).status);
  return heard;
};

// Each has a limit of its own, and is forgotten before the next test.
afterEach(() => clock.advance(3_600_000));

describe('an address', () => {
  it('opens so many accounts and no more, until its time is over', async () => {
    expect(await statuses(4, () => signUp('198.51.100.1'))).toEqual([201, 201, 201, 429]);
    const refused = await signUp('198.51.100.1');
    expect(refused.get('Retry-After')).toBe('3600');
    expect(refused.body.errors).toEqual([{ message: expect.stringContaining('Too many attempts') }]);

    expect((await signUp('198.51.100.2')).status).toBe(201);
    clock.advance(3_600_000);
    expect((await signUp('198.51.100.1')).status).toBe(201);
  });

  it('tries so many accounts and no more', async () => {
    expect(await statuses(5, () => signIn('198.51.100.3'))).toEqual([400, 400, 400, 400, 429]);
  });

  it.each([
    ['opens accounts', signUp, [201, 201, 201, 429]],
    ['tries accounts', signIn, [400, 400, 400, 400, 429]],
  ])('that %s is one network for IPv6, and not counted from inside', async (_name, ask, heard) => {
    const times = heard.length;
    expect(await statuses(times, (last) => ask(`2001:db8:1:2::${last + 1}`))).toEqual(heard);
    expect((await ask('2001:db8:1:3::1')).status).toBe(heard[0]);

    expect(await statuses(times, () => ask('10.1.2.3'))).toEqual(Array(times).fill(heard[0]));
  });

  it('changes so much and no more, and reads on', async () => {
    const ask = (method: 'post' | 'get', path: string) =>
      request(app)[method](`/api/users/${path}`).set('X-Forwarded-For', '198.51.100.4');

    expect(await statuses(7, () => ask('post', 'signout'))).toEqual([200, 200, 200, 200, 200, 200, 429]);
    expect(await statuses(3, () => ask('get', 'currentuser'))).toEqual([200, 200, 200]);
  });
});

it('an address gets so many mails and no more, whoever asks and whether it has an account', async () => {
  const ask = (email: string) => request(app).post('/api/users/password-reset').send({ email });

  expect(await statuses(3, () => ask('Somebody@example.com'))).toEqual([202, 202, 429]);
  expect((await ask(' somebody@example.com')).status).toBe(429);
  expect((await ask('other@example.com')).status).toBe(202);
  expect((await request(app).post('/api/users/password-reset/confirm').send({})).status).toBe(400);
});

it('an address gets so many mails and no more, also by somebody who is signed in', async () => {
  const victim = `victim-${people++}@example.com`;
  const reset = () => request(app).post('/api/users/password-reset').send({ email: victim });
  const cookieFrom = async (address: string) =>
    ((await signUp(address)).get('Set-Cookie')?.[0] ?? '').split(';')[0] as string;
  const [one, other] = [await cookieFrom('198.51.100.21'), await cookieFrom('198.51.100.22')];
  const change = () => request(app).post('/api/users/email').set('Cookie', other);

  expect((await reset().set('Cookie', one)).status).toBe(202);
  expect((await change().send({ email: ` ${victim.toUpperCase()}`, password })).status).toBe(202);

  expect((await reset().set('Cookie', one)).status).toBe(429);
  expect((await change().send({ email: victim, password })).status).toBe(429);
  expect((await reset()).status).toBe(429);
});

it('an account changes so much and no more, from wherever', async () => {
  const cookie = ((await signUp('198.51.100.20')).get('Set-Cookie')?.[0] ?? '').split(';')[0] as string;
  const rename = () => request(app).patch('/api/users/profile').set('Cookie', cookie).send({ name: 'Ada' });

  expect(await statuses(3, rename)).toEqual([200, 200, 429]);
});
