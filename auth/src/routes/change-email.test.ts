import { type Subject, subjects } from '@ticketing/common';
import request from 'supertest';
import { invalidCredentials, linkNoLongerGood } from '../test-refusals.js';
import { startTestService } from '../test-service.js';

const { app, bus, clock, connection, outbox, mailsTo, tokenFor } = startTestService();
const password = 'correct horse battery';
let people = 0;

const someEmail = () => `mover-${people++}@example.com`;
const cookieIn = (answer: request.Response) => answer.get('Set-Cookie')?.[0]?.split(';')[0] as string;
const signIn = (email: string) => request(app).post('/api/users/signin').send({ email, password });
const ask = (cookie: string, body: object) =>
  request(app).post('/api/users/email').set('Cookie', cookie).send(body);
const confirm = (token: string) => request(app).post('/api/users/email/confirm').send({ token });

async function signUp() {
  const email = someEmail();
  const answer = await request(app).post('/api/users/signup').send({ email, password }).expect(201);
  return { email, id: answer.body.id as string, cookie: cookieIn(answer) };
}

const subjectsTo = async (email: string) => (await mailsTo(email)).map(({ letter }) => letter.subject);

describe('another address', () => {
  it('is the account’s once its link was used, and not before', async () => {
    const [{ email, id, cookie }, next] = [await signUp(), someEmail()];
    await ask(cookie, { email: next, password }).expect(202);
    const token = await tokenFor(next, 'change-email');
    expect(await subjectsTo(email)).toContain('Your address is about to change');
    expect(await signIn(next)).toMatchObject(invalidCredentials);

    const answer = await confirm(token).set('Cookie', cookie).expect(204);

    expect(answer.get('Set-Cookie')?.join()).toMatch(/^session=;/);
    expect(await signIn(email)).toMatchObject(invalidCredentials);
    const again = cookieIn(await signIn(next).expect(200));
    const { body: profile } = await request(app).get('/api/users/profile').set('Cookie', again);
    expect(profile).toMatchObject({ id, email: next, verified: true });
    clock.advance(500);
    const { body } = await request(app).get('/api/users/currentuser').set('Cookie', cookie);
    expect(body.currentUser).toBeNull();
    expect((await subjectsTo(email)).at(-1)).toBe('Your address was changed');
    await outbox.settled();
    expect(bus.published('user:updated').at(-1)?.data).toMatchObject({ id, version: 1 });
    const events = subjects.flatMap((subject) => bus.published<Subject>(subject));
    expect(JSON.stringify(events)).not.toMatch(/@|example\.com/);
    expect(await confirm(token)).toMatchObject(linkNoLongerGood);
  });

  it('ends every session, in whatever browser its link was used', async () => {
    const [{ email, cookie }, next] = [await signUp(), someEmail()];
    const phone = cookieIn(await signIn(email).expect(200));
    await ask(cookie, { email: next, password }).expect(202);

    await confirm(await tokenFor(next, 'change-email')).expect(204);

    clock.advance(500);
    for (const one of [cookie, phone]) {
      const { body } = await request(app).get('/api/users/currentuser').set('Cookie', one);
      expect(body.currentUser).toBeNull();
    }
  });

  it('is to be had by its link for an hour', async () => {
    const [{ email, cookie }, next] = [await signUp(), someEmail()];
    await ask(cookie, { email: next, password }).expect(202);
    const token = await tokenFor(next, 'change-email');

    clock.advance(60 * 60_000);

    expect(await confirm(token)).toMatchObject(linkNoLongerGood);
    await signIn(email).expect(200);
  });

  it('asks for the password', async () => {
    const { cookie } = await signUp();
    const answer = await ask(cookie, { email: someEmail(), password: 'something else' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe('password');
    await request(app).post('/api/users/email').send({ email: someEmail(), password }).expect(401);
  });

  it('that somebody else has is answered the same, and only they are told', async () => {
    const [{ cookie }, other] = [await signUp(), await signUp()];

    const answer = await ask(cookie, { email: other.email, password });

    expect([answer.status, answer.body]).toEqual([202, {}]);
    expect(await subjectsTo(other.email)).toContain('You have an account already');
    await expect(tokenFor(other.email, 'change-email')).rejects.toThrow('no mail');
  });

  it('that somebody else got in the meantime stays theirs', async () => {
    const [{ email, cookie }, next] = [await signUp(), someEmail()];
    await ask(cookie, { email: next, password }).expect(202);
    const token = await tokenFor(next, 'change-email');
    await request(app).post('/api/users/signup').send({ email: next, password }).expect(201);

    const answer = await confirm(token);

    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ message: 'Email in use', field: 'email' }]);
    await signIn(email).expect(200);
  });

  const staple = 'staple of another kind';
  const waysToAnother = {
    async changed(_email: string, cookie: string) {
      const change = request(app).post('/api/users/password').set('Cookie', cookie);
      await change.send({ currentPassword: password, password: staple }).expect(204);
    },
    async reset(email: string) {
      await request(app).post('/api/users/password-reset').send({ email }).expect(202);
      const reset = request(app).post('/api/users/password-reset/confirm');
      await reset.send({ token: await tokenFor(email, 'reset-password'), password: staple }).expect(204);
    },
  };

  it.each(Object.entries(waysToAnother))(
    'is not to be had by a link from before the password was %s',
    async (_name, chooseAnother) => {
      const [{ email, cookie }, next] = [await signUp(), someEmail()];
      await ask(cookie, { email: next, password }).expect(202);
      const token = await tokenFor(next, 'change-email');
      clock.advance(1);

      await chooseAnother(email, cookie);

      expect(await confirm(token)).toMatchObject(linkNoLongerGood);
      await request(app).post('/api/users/signin').send({ email, password: staple }).expect(200);
    },
  );

  /**
   * Asks, chooses another password, and has the mail leave again as if it had been written only now. @returns how often it
   * has left.
   */
  async function leaveAfter(chooseAnother: (email: string, cookie: string) => Promise<void>) {
    const [{ email, id, cookie }, next] = [await signUp(), someEmail()];
    const askedAt = clock.now();
    await ask(cookie, { email: next, password }).expect(202);
    await tokenFor(next, 'change-email');
    const mails = connection.collection('mails');
    const ended = await mails.findOne({ key: /^change-email:/ }, { sort: { _id: -1 } });
    clock.advance(1);

    await chooseAnother(email, cookie);

    clock.advance(1);
    const waits = {
      ask: { kind: 'change-email', userId: id, email: next, askedAt },
      createdAt: clock.now(),
      dueAt: clock.now(),
    };
    await mails.updateOne({ _id: ended?._id }, { $set: waits, $unset: { end: 1, endedAt: 1 } });
    const left = (await mailsTo(next)).length;
    expect(await mails.findOne({ _id: ended?._id })).toMatchObject({ end: 'needless' });
    return left;
  }

  it.each(Object.entries(waysToAnother))(
    'is not to be had by a mail that was asked for before the password was %s, and written after',
    async (_name, chooseAnother) => {
      expect(await leaveAfter(chooseAnother)).toBe(1);
    },
  );

  it('is to be had by whoever asks after the password was changed', async () => {
    const [{ email, cookie }, next] = [await signUp(), someEmail()];
    await waysToAnother.changed(email, cookie);
    const again = await request(app).post('/api/users/signin').send({ email, password: staple }).expect(200);
    clock.advance(1);

    await ask(cookieIn(again), { email: next, password: staple }).expect(202);

    await confirm(await tokenFor(next, 'change-email')).expect(204);
  });

  it('ends the links that were sent to the old one', async () => {
    const [{ email, cookie }, next] = [await signUp(), someEmail()];
    await request(app).post('/api/users/password-reset').send({ email }).expect(202);
    const reset = await tokenFor(email, 'reset-password');
    await ask(cookie, { email: next, password }).expect(202);
    await confirm(await tokenFor(next, 'change-email')).expect(204);

    const answer = await request(app)
      .post('/api/users/password-reset/confirm')
      .send({ token: reset, password: 'staple of another kind' });

    expect(answer.status).toBe(400);
  });
});
