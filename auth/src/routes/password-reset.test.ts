import { createHash } from 'node:crypto';
import { badText } from '@ticketing/common/testing';
import request from 'supertest';
import { invalidCredentials } from '../test-refusals.js';
import { startTestService } from '../test-service.js';

const { app, clock, connection, mailsTo, tokenFor } = startTestService();
const old = 'correct horse battery';
const password = 'staple of another kind';
let people = 0;

const cookieIn = (answer: request.Response) => answer.get('Set-Cookie')?.[0]?.split(';')[0] as string;
const signIn = (email: string, password: string) =>
  request(app).post('/api/users/signin').send({ email, password });
const ask = (email: unknown) => request(app).post('/api/users/password-reset').send({ email });
const confirm = (body: object) => request(app).post('/api/users/password-reset/confirm').send(body);
const noLongerGood = {
  errors: [{ message: 'This link is no longer good: please ask for another one', field: 'token' }],
};

async function signUp() {
  const email = `forgetful-${people++}@example.com`;
  const answer = await request(app).post('/api/users/signup').send({ email, password: old }).expect(201);
  return { email, cookie: cookieIn(answer) };
}

async function askAndRead(email: string) {
  await ask(email).expect(202);
  return tokenFor(email, 'reset-password');
}

describe('POST /api/users/password-reset', () => {
  it('says the same to a known and to an unknown address, and writes to the known one alone', async () => {
    const { email } = await signUp();

    const [known, unknown] = [await ask(email), await ask('nobody@example.com')];

    expect([known.status, known.body]).toEqual([202, {}]);
    expect([unknown.status, unknown.body]).toEqual([202, {}]);
    expect((await mailsTo(email)).map(({ letter }) => letter.subject)).toContain('Choose a new password');
    expect(await mailsTo('nobody@example.com')).toEqual([]);
  });

  it('does the same for a known and for an unknown address: it writes a mail down, and looks nobody up', async () => {
    const { email } = await signUp();
    const steps: string[] = [];
    connection.set('debug', (collection: string, method: string) => steps.push(`${collection}.${method}`));
    const workOf = async (address: string) => {
      await ask(address).expect(202);
      return steps.splice(0);
    };
    const [known, unknown] = [await workOf(email), await workOf('nobody@example.com')];
    connection.set('debug', false);

    expect(known).toEqual(['mails.insertMany']);
    expect(unknown).toEqual(known);
  });

  it('sends 256 bits that nobody can guess, and keeps their SHA-256 alone', async () => {
    const { email } = await signUp();
    const tokens = [await askAndRead(email), await askAndRead(email)];

    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(new Set(tokens).size).toBe(2);
    const stored = JSON.stringify(await connection.collection('links').find().toArray());
    expect(stored).toContain(createHash('sha256').update(`${tokens[1]}`).digest('base64url'));
    for (const token of tokens) expect(stored).not.toContain(token);
  });

  it('keeps neither the token nor the address of a mail that has ended', async () => {
    const { email } = await signUp();
    const token = await askAndRead(email);
    await ask('nobody-else@example.com');
    await mailsTo('nobody-else@example.com');

    const stored = await Promise.all(
      ['mails', 'links'].map((name) => connection.collection(name).find().toArray()),
    );

    expect(JSON.stringify(stored)).not.toContain(token);
    expect(JSON.stringify(stored)).not.toContain('nobody-else');
  });

  it.each(badText)('answers 400 at the field to an address that is %s', async (_name, email) => {
    const answer = await ask(email);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe('email');
  });
});

describe('POST /api/users/password-reset/confirm', () => {
  it('sets the password, ends every session, verifies the address and tells its owner', async () => {
    const { email, cookie } = await signUp();
    const token = await askAndRead(email);

    const answer = await confirm({ token, password }).set('Cookie', cookie).expect(204);

    expect(answer.get('Set-Cookie')?.join()).toMatch(/^session=;/);
    clock.advance(500);
    const { body } = await request(app).get('/api/users/currentuser').set('Cookie', cookie);
    expect(body.currentUser).toBeNull();
    expect(await signIn(email, old)).toMatchObject(invalidCredentials);
    const again = cookieIn(await signIn(email, password).expect(200));
    const profile = await request(app).get('/api/users/profile').set('Cookie', again);
    expect(profile.body.verified).toBe(true);
    expect((await mailsTo(email)).at(-1)?.letter.subject).toBe('Your password was changed');
  });

  it('ends the sessions of every browser, and begins none', async () => {
    const { email, cookie } = await signUp();
    const phone = cookieIn(await signIn(email, old).expect(200));

    const answer = await confirm({ token: await askAndRead(email), password }).expect(204);

    expect(answer.get('Set-Cookie')).toBeUndefined();
    clock.advance(500);
    for (const one of [cookie, phone]) {
      const { body } = await request(app).get('/api/users/currentuser').set('Cookie', one);
      expect(body.currentUser).toBeNull();
    }
  });

  it('is done once, also by two requests at the same moment', async () => {
    const { email } = await signUp();
    const token = await askAndRead(email);

    const answers = await Promise.all([1, 2].map(() => confirm({ token, password })));

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400]);
    expect(answers.find(({ status }) => status === 400)?.body).toEqual(noLongerGood);
    expect((await confirm({ token, password })).body).toEqual(noLongerGood);
  });

  it('takes no link that is older than half an hour', async () => {
    const { email } = await signUp();
    const token = await askAndRead(email);

    clock.advance(30 * 60_000);

    expect((await confirm({ token, password })).body).toEqual(noLongerGood);
    expect((await signIn(email, old)).status).toBe(200);
  });

  it('takes the link of the newest mail alone', async () => {
    const { email } = await signUp();
    const first = await askAndRead(email);
    clock.advance(1);
    const second = await askAndRead(email);

    expect((await confirm({ token: first, password })).body).toEqual(noLongerGood);
    await confirm({ token: second, password }).expect(204);
  });

  it('takes no link that was sent to verify the address', async () => {
    const { email } = await signUp();
    const token = await tokenFor(email, 'verify-email');

    expect((await confirm({ token, password })).body).toEqual(noLongerGood);
  });

  it.each(['short', 'passwordpassword'])(
    'refuses the password %s, and leaves the link good',
    async (weak) => {
      const { email } = await signUp();
      const token = await askAndRead(email);

      const answer = await confirm({ token, password: weak });

      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].field).toBe('password');
      await confirm({ token, password }).expect(204);
    },
  );

  it('refuses one’s own address as a password', async () => {
    const { email } = await signUp();
    const token = await askAndRead(email);
    expect((await confirm({ token, password: email })).body.errors[0].field).toBe('password');
  });

  it('ends with the password that its owner still knew', async () => {
    const { email, cookie } = await signUp();
    const token = await askAndRead(email);
    const change = request(app).post('/api/users/password').set('Cookie', cookie);
    await change.send({ currentPassword: old, password: 'quite a different staple' }).expect(204);

    expect((await confirm({ token, password })).body).toEqual(noLongerGood);
  });

  it.each(badText)('answers 400 at the field to a token that is %s', async (_name, token) => {
    const answer = await confirm({ token, password });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe('token');
  });
});
