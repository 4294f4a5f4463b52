import { logOf, takeBackup } from '@ticketing/common/testing';
import request from 'supertest';
import { invalidCredentials } from '../test-refusals.js';
import { startTestService } from '../test-service.js';

const { app, bus, clock, connection, outbox, mailsTo, post, republish } = startTestService();
const password = 'correct horse battery';
let people = 0;

const cookieIn = (answer: request.Response) => answer.get('Set-Cookie')?.[0]?.split(';')[0] as string;
const signIn = (email: string) => request(app).post('/api/users/signin').send({ email, password });
const remove = (cookie: string, body: object = { password }) =>
  request(app).delete('/api/users/me').set('Cookie', cookie).send(body);

async function signUp() {
  const email = `leaver-${people++}@example.com`;
  const answer = await request(app)
    .post('/api/users/signup')
    .set('User-Agent', `browser of ${email}`)
    .send({ email, password })
    .expect(201);
  const cookie = cookieIn(answer);
  await request(app)
    .patch('/api/users/profile')
    .set('Cookie', cookie)
    .send({ name: `Name of ${email}` });
  return { email, id: answer.body.id as string, cookie };
}

const everything = async () => {
  const collections = (await connection.db?.collections()) ?? [];
  return JSON.stringify(await Promise.all(collections.map((collection) => collection.find().toArray())));
};

describe('DELETE /api/users/me', () => {
  it('removes the person, ends every session and tells the others', async () => {
    const { email, id, cookie } = await signUp();
    const phone = cookieIn(await signIn(email).expect(200));
    await post.send();
    await outbox.settled();

    await remove(cookie).expect(204);

    await outbox.settled();
    clock.advance(500);
    for (const one of [cookie, phone]) {
      const { body } = await request(app).get('/api/users/currentuser').set('Cookie', one);
      expect(body.currentUser).toBeNull();
    }
    expect(await signIn(email)).toMatchObject(invalidCredentials);
    expect(await everything()).not.toContain(email);
    expect(bus.published('user:deleted').map(({ data }) => data)).toContainEqual({ id, version: 2 });
    expect(bus.published('session:ended').filter(({ data }) => data.userId === id)).toHaveLength(2);
  });

  it('leaves the address to whoever wants it, as another account', async () => {
    const { email, id, cookie } = await signUp();
    await remove(cookie).expect(204);
    const answer = await request(app).post('/api/users/signup').send({ email, password }).expect(201);
    expect(answer.body.id).not.toBe(id);
  });

  it('is prevented by nobody’s choice of an address', async () => {
    const { id, cookie } = await signUp();
    const another = { email: `${id}@deleted.invalid`, password };
    await request(app).post('/api/users/signup').send(another).expect(201);
    const none = await request(app)
      .post('/api/users/signup')
      .send({ email: `deleted:${id}`, password });
    expect(none.status).toBe(400);

    await remove(cookie).expect(204);
  });

  it('asks for the password, and for a session', async () => {
    const { email, cookie } = await signUp();
    const answer = await remove(cookie, { password: 'something else' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe('password');
    await request(app).delete('/api/users/me').send({ password }).expect(401);
    await signIn(email).expect(200);
  });

  it('is done once by two requests at the same moment', async () => {
    const { id, cookie } = await signUp();
    const answers = await Promise.all([1, 2].map(() => remove(cookie)));
    expect(answers.map(({ status }) => status)).toContain(204);
    await outbox.settled();
    expect(bus.published('user:deleted').filter(({ data }) => data.id === id)).toHaveLength(1);
  });

  it('sends nothing to who is gone, also what was asked for before', async () => {
    const { email, cookie } = await signUp();
    const before = (await mailsTo(email)).length;
    await request(app).post('/api/users/password-reset').send({ email: 'nobody@example.com' });
    await remove(cookie).expect(204);
    await request(app).post('/api/users/password-reset').send({ email }).expect(202);
    expect(await mailsTo(email)).toHaveLength(before);
  });

  it('holds when a backup is put back that had something to tell of the person', async () => {
    bus.refuse(true);
    const { id, cookie } = await signUp();
    await outbox.settled();
    const putBack = await takeBackup(connection);
    bus.refuse(false);
    await remove(cookie).expect(204);
    await outbox.settled();
    await putBack();

    await republish({ restoredBeside: logOf(bus) });

    await outbox.sweep(true);
    expect(bus.published('user:created').filter(({ data }) => data.id === id)).toEqual([]);
    expect(bus.published('user:deleted').map(({ data }) => data.id)).toContain(id);
  });

  it('holds when an older backup is put back, and is told again', async () => {
    const { email, id, cookie } = await signUp();
    await outbox.settled();
    const putBack = await takeBackup(connection);
    await remove(cookie).expect(204);
    await outbox.settled();
    await putBack();

    await republish({ restoredBeside: logOf(bus) });

    await outbox.settled();
    expect(await signIn(email)).toMatchObject(invalidCredentials);
    expect(await everything()).not.toContain(`"email":"${email}","passwordHash"`);
    expect(bus.published('user:deleted').filter(({ data }) => data.id === id)).toHaveLength(2);
  });
});
