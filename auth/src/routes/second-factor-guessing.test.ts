import request from 'supertest';
import { wrongCode } from '../test-refusals.js';
import { codeOf, createMembers, password } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

/** Nothing is limited here, as when Redis is away. */
const { app, clock, connection, mailsTo, tokenFor } = startTestService({ passwords: cheapPasswords });
const { signIn, member, turnOff } = createMembers(app, clock);
const another = 'staple of another kind';
const refused = {
  message: 'Too many wrong codes were given: only a recovery code is taken now',
  field: 'code',
  code: 'second-factor-wrong',
};

async function guess(email: string, times: number) {
  for (let time = 0; time < times; time++) {
    expect((await signIn({ email, password, code: '00000x' })).status).toBe(401);
  }
}

const warnings = async (email: string) =>
  (await mailsTo(email)).filter(
    ({ letter }) => letter.subject === 'Somebody is trying codes for your account',
  );

/** So many wrong ones, as if they had been given. */
const given = (id: string, count: number) =>
  connection
    .collection('secondfactors')
    .updateOne({ _id: id as never }, { $set: { wrong: { count, since: clock.now() } } });

describe('wrong codes, one after the other', () => {
  it('are told to the owner at the tenth, once for all of them', async () => {
    const { email } = await member();
    await guess(email, 9);
    expect(await warnings(email)).toHaveLength(0);
    await guess(email, 1);
    expect(await warnings(email)).toHaveLength(1);
    await guess(email, 15);
    expect(await warnings(email)).toHaveLength(1);
  });

  it('are told once when they come at the same moment', async () => {
    const { email } = await member();
    await Promise.all(Array.from({ length: 20 }, () => guess(email, 1)));
    expect(await warnings(email)).toHaveLength(1);
  });

  it('are counted wherever a code is asked for', async () => {
    const { email, cookie } = await member();
    for (let time = 0; time < 10; time++) {
      expect(await turnOff(cookie, { password, code: '00000x' })).toMatchObject(wrongCode);
    }
    expect(await warnings(email)).toHaveLength(1);
  });

  it('are counted anew after a right one, from the app or of recovery', async () => {
    const { email, secret, recoveryCodes } = await member();
    for (const code of [codeOf(secret, clock, 1), recoveryCodes[0]]) {
      await guess(email, 9);
      expect((await signIn({ email, password, code })).status).toBe(200);
    }
    await guess(email, 9);
    expect(await warnings(email)).toHaveLength(0);
    clock.advance(1);
    expect((await signIn({ email, password, code: recoveryCodes[1] })).status).toBe(200);
    await guess(email, 10);
    expect(await warnings(email)).toHaveLength(1);
  });
});

describe('after a hundred wrong codes', () => {
  it('codes from the app are refused, of whoever has the right one too, until a recovery code is used', async () => {
    const { email, id, secret, recoveryCodes } = await member();
    await given(id, 99);
    await guess(email, 1);

    const answer = await signIn({ email, password, code: codeOf(secret, clock, 1) });

    expect([answer.status, answer.body.errors]).toEqual([401, [refused]]);
    expect((await signIn({ email, password, code: recoveryCodes[0] })).status).toBe(200);
    expect((await signIn({ email, password, code: codeOf(secret, clock, 1) })).status).toBe(200);
  });

  it('the one after the ninety-ninth is still heard', async () => {
    const { email, id, secret } = await member();
    await given(id, 99);
    expect((await signIn({ email, password, code: codeOf(secret, clock, 1) })).status).toBe(200);
  });

  it('codes from the app are taken again once the password is changed', async () => {
    const { email, id, secret, cookie } = await member();
    await given(id, 100);
    const change = request(app).post('/api/users/password').set('Cookie', cookie);
    await change.send({ currentPassword: password, password: another }).expect(204);

    expect((await signIn({ email, password: another, code: codeOf(secret, clock, 1) })).status).toBe(200);
  });

  it('codes from the app are taken again once a forgotten password is chosen anew', async () => {
    const { email, id, secret } = await member();
    await given(id, 100);
    await request(app).post('/api/users/password-reset').send({ email }).expect(202);
    const token = await tokenFor(email, 'reset-password');
    const reset = request(app).post('/api/users/password-reset/confirm');
    await reset.send({ token, password: another }).expect(204);

    expect((await signIn({ email, password: another, code: codeOf(secret, clock, 1) })).status).toBe(200);
  });
});
