import {
  cookieWith,
  impossibleIds,
  newId,
  previousTestJwtKey,
  testJwtKey,
  tokenOf,
  verifyToken,
} from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const { app, bus, clock, outbox, connection } = startTestService();
const HOUR = 3_600_000;
const password = 'correct horse';
let people = 0;

const cookieIn = (answer: request.Response) => answer.get('Set-Cookie')?.[0]?.split(';')[0] as string;

/** Somebody new, with the cookie of the first session. */
async function signUp() {
  const email = `person-${people++}@example.com`;
  const answer = await request(app).post('/api/users/signup').send({ email, password }).expect(201);
  return { id: answer.body.id as string, email, cookie: cookieIn(answer) };
}

const signIn = async (email: string, agent: string) =>
  cookieIn(
    await request(app)
      .post('/api/users/signin')
      .set('User-Agent', agent)
      .send({ email, password })
      .expect(200),
  );

const ask = (cookie: string) => request(app).get('/api/users/currentuser').set('Cookie', cookie);

async function whoIs(cookie: string) {
  // What is known of a session may be half a second old.
  clock.advance(500);
  return (await ask(cookie)).body.currentUser;
}

const list = async (cookie: string) =>
  (await request(app).get('/api/users/sessions').set('Cookie', cookie).expect(200)).body;

describe('a session', () => {
  it('is over for every copy of its cookie once its owner has signed out, and the others are told', async () => {
    const { id, email, cookie } = await signUp();
    expect(await whoIs(cookie)).toEqual({ id, email });

    await request(app).post('/api/users/signout').set('Cookie', cookie).expect(200);

    expect(await whoIs(cookie)).toBeNull();
    await outbox.settled();
    expect(bus.published('session:ended').at(-1)?.data).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      version: 1,
      userId: id,
      expiresAt: expect.any(String),
    });
  });

  it('has one end, of which others are told once, however often it is ended at the same moment', async () => {
    const { id, cookie } = await signUp();

    await Promise.all(
      [1, 2, 3].map(() => request(app).post('/api/users/signout').set('Cookie', cookie).expect(200)),
    );

    await outbox.settled();
    const ends = bus.published('session:ended').filter(({ data }) => data.userId === id);
    expect(new Set(ends.map((event) => event.id)).size).toBe(1);
  });

  it('is over when its owner signs in anew by the same browser', async () => {
    const { email, cookie } = await signUp();

    const again = await request(app)
      .post('/api/users/signin')
      .set('Cookie', cookie)
      .send({ email, password })
      .expect(200);

    expect(await whoIs(cookie)).toBeNull();
    expect(await whoIs(cookieIn(again))).toMatchObject({ email });
  });

  it('goes on while it is used at least every twelve hours, for seven days', async () => {
    let { email, cookie } = await signUp();
    for (let hours = 11; hours < 7 * 24; hours += 11) {
      clock.advance(11 * HOUR);
      const answer = await ask(cookie);
      expect(answer.body.currentUser).toMatchObject({ email });
      cookie = cookieIn(answer);
    }

    clock.advance(4 * HOUR);

    expect(await whoIs(cookie)).toBeNull();
  });

  it('is over after twelve hours without use', async () => {
    const { cookie } = await signUp();
    clock.advance(12 * HOUR);
    expect(await whoIs(cookie)).toBeNull();
  });

  it('gets a new token every ten minutes, and no sooner', async () => {
    const { cookie } = await signUp();
    clock.advance(9 * 60_000);
    expect((await ask(cookie)).get('Set-Cookie')).toBeUndefined();

    clock.advance(60_000);
    const answer = await ask(cookie);

    expect(cookieIn(answer)).toMatch(/^session=.+/);
    expect(cookieIn(answer)).not.toBe(cookie);
  });

  it('goes on when the key has been changed, with a new token of the new key', async () => {
    const { id, email, cookie } = await signUp();
    const tokenIn = (given: string) =>
      JSON.parse(Buffer.from(given.replace('session=', ''), 'base64').toString()).jwt;
    const user = verifyToken(tokenIn(cookie), testJwtKey, clock.now());
    const old = cookieWith(tokenOf({ id, email }, previousTestJwtKey, user?.sessionId));
    expect(await whoIs(old)).toMatchObject({ email });

    clock.advance(10 * 60_000);
    const renewed = tokenIn(cookieIn(await ask(old)));

    expect(verifyToken(renewed, testJwtKey, clock.now())).toMatchObject({ email });
    expect(verifyToken(renewed, previousTestJwtKey, clock.now())).toBeUndefined();
  });

  it('gets no new token when it has ended on another instance', async () => {
    const { cookie } = await signUp();
    await ask(cookie);
    clock.advance(10 * 60_000);
    await ask(cookie);
    await connection.collection('sessions').updateMany({}, { $set: { endedAt: clock.now() } });

    const answer = await ask(cookie);

    expect(answer.body.currentUser).toBeNull();
    expect(answer.get('Set-Cookie')?.[0]).toMatch(/^session=;/);
  });
});

describe('GET /api/users/sessions', () => {
  it('lists where one is signed in, and nobody else', async () => {
    const { email, cookie } = await signUp();
    await signUp();
    const phone = await signIn(email, 'A phone');

    const sessions = await list(phone);

    expect(sessions).toEqual([
      expect.objectContaining({ agent: 'A phone', current: true, createdAt: clock.now().toISOString() }),
      expect.objectContaining({ current: false }),
    ]);
    expect(await list(cookie)).toMatchObject([{ current: false }, { current: true }]);
  });

  it('leaves out what has ended or was not used for twelve hours', async () => {
    const { email } = await signUp();
    const gone = await signIn(email, 'gone');
    await request(app).post('/api/users/signout').set('Cookie', gone).expect(200);
    clock.advance(12 * HOUR);
    const now = await signIn(email, 'now');

    expect(await list(now)).toMatchObject([{ agent: 'now' }]);
  });

  it('asks for a session', async () => {
    await request(app).get('/api/users/sessions').expect(401);
  });
});

describe('DELETE /api/users/sessions', () => {
  it('signs out everywhere', async () => {
    const { email, cookie } = await signUp();
    const phone = await signIn(email, 'A phone');
    const other = await signUp();

    const answer = await request(app).delete('/api/users/sessions').set('Cookie', phone);

    expect(answer.status).toBe(204);
    expect(answer.get('Set-Cookie')?.[0]).toMatch(/^session=;/);
    expect([await whoIs(cookie), await whoIs(phone)]).toEqual([null, null]);
    expect(await whoIs(other.cookie)).toMatchObject({ email: other.email });
  });

  it('asks for a session', async () => {
    await request(app).delete('/api/users/sessions').expect(401);
  });
});

describe('DELETE /api/users/sessions/:id', () => {
  it('ends one on another device, and can be asked for twice', async () => {
    const { email, cookie } = await signUp();
    const phone = await signIn(email, 'A phone');
    const [{ id }] = await list(phone);
    const end = () => request(app).delete(`/api/users/sessions/${id}`).set('Cookie', cookie);

    expect((await end()).status).toBe(204);
    expect((await end()).status).toBe(204);

    expect(await whoIs(phone)).toBeNull();
    expect(await whoIs(cookie)).toMatchObject({ email });
    await outbox.settled();
    expect(bus.published('session:ended').filter(({ data }) => data.id === id)).toHaveLength(1);
  });

  it('does not end somebody else’s', async () => {
    const { email, cookie } = await signUp();
    const [{ id }] = await list(cookie);
    const other = await signUp();

    const answer = await request(app).delete(`/api/users/sessions/${id}`).set('Cookie', other.cookie);

    expect(answer.status).toBe(404);
    expect(await whoIs(cookie)).toMatchObject({ email });
  });

  it.each([newId(), ...impossibleIds])('answers 404 to the id %p', async (id) => {
    const { cookie } = await signUp();
    const answer = await request(app).delete(`/api/users/sessions/${id}`).set('Cookie', cookie);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ errors: [{ message: 'No such session' }] });
  });
});
