import { badText } from '@ticketing/common/testing';
import { codeOf, cookieIn, createMembers, password } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { app, clock, connection, mailsTo } = startTestService({
  passwords: cheapPasswords,
});
const { signIn, begin, confirm, renew, profile, whoIs, signUp, member } = createMembers(app, clock);
const wrong = {
  message: 'The code is wrong, or was used before',
  field: 'code',
  code: 'second-factor-wrong',
};
const over = 'This took too long, or was begun anew elsewhere: please begin again';
const subjects = async (email: string) => (await mailsTo(email)).map(({ letter }) => letter.subject);

describe('POST /api/users/second-factor', () => {
  it('answers the secret as text, as an address and as a picture, and asks for nothing yet', async () => {
    const { email, cookie } = await signUp();

    const { status, body } = await begin(cookie);

    expect(status).toBe(201);
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
    const address = new URL(body.address);
    expect([address.protocol, address.host]).toEqual(['otpauth:', 'totp']);
    expect(decodeURIComponent(address.pathname)).toBe(`/Ticketing:${email}`);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      issuer: 'Ticketing',
      secret: body.secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
    expect(body.qr).toMatch(/^<svg /);
    expect((await signIn({ email, password })).status).toBe(200);
    expect(await profile(cookie)).not.toHaveProperty('secondFactor');
  });

  it('asks for the password, and for a session', async () => {
    const { cookie } = await signUp();
    const answer = await begin(cookie, { password: 'something else' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ message: 'The current password is wrong', field: 'password' }]);
    expect((await begin('')).status).toBe(401);
  });

  it('puts no other in the place of one that is on', async () => {
    const { email, secret, cookie } = await member();
    const answer = await begin(cookie);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ message: 'The second factor is on already' }]);
    expect((await signIn({ email, password, code: codeOf(secret, clock, 1) })).status).toBe(200);
  });
});

describe('POST /api/users/second-factor/confirm', () => {
  it('turns it on, answers ten recovery codes, ends the other sessions, and tells by mail', async () => {
    const { email, cookie } = await signUp();
    const phone = cookieIn(await signIn({ email, password }));
    const { secret } = (await begin(cookie)).body;

    const answer = await confirm(cookie, codeOf(secret, clock));

    expect(answer.status).toBe(200);
    const codes: string[] = answer.body.recoveryCodes;
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^(\d{4}-){3}\d{4}$/);
    const since = clock.now().toISOString();
    expect([await whoIs(cookie), await whoIs(phone)]).toEqual([null, null]);
    expect(await whoIs(cookieIn(answer))).toMatchObject({ email });
    expect((await profile(cookieIn(answer))).secondFactor).toEqual({ since, recoveryCodes: 10 });
    expect(await subjects(email)).toContain('Signing in now asks for a code');
  });

  it('stores no recovery code as it is', async () => {
    const { recoveryCodes } = await member();
    const stored = JSON.stringify(await connection.collection('secondfactors').find().toArray());
    for (const code of recoveryCodes) expect(stored).not.toContain(code);
  });

  it.each([
    ['the step before', -1, 200],
    ['this step, with a blank in it', 0, 200],
    ['the step after', 1, 200],
    ['two steps before', -2, 400],
    ['two steps after', 2, 400],
  ])('judges the code of %s', async (_name, steps, status) => {
    const { cookie } = await signUp();
    const { secret } = (await begin(cookie)).body;
    const code = codeOf(secret, clock, steps).replace(/^(...)/, '$1 ');
    expect((await confirm(cookie, code)).status).toBe(status);
  });

  it('takes a wrong code for a mistake, after which the right one is good', async () => {
    const { cookie } = await signUp();
    const { secret } = (await begin(cookie)).body;
    expect((await confirm(cookie, 'abcdef')).body.errors).toEqual([wrong]);
    expect((await confirm(cookie, codeOf(secret, clock))).status).toBe(200);
  });

  it('takes the code of the secret that was begun last, within an hour', async () => {
    const { cookie } = await signUp();
    const { secret: first } = (await begin(cookie)).body;
    const { secret } = (await begin(cookie)).body;
    expect((await confirm(cookie, codeOf(first, clock))).body.errors).toEqual([wrong]);

    clock.advance(60 * 60_000);

    const answer = await confirm(cookie, codeOf(secret, clock));
    expect([answer.status, answer.body.errors]).toEqual([400, [{ message: over }]]);
  });

  it('has nothing to confirm where nothing was begun, nor where it is on', async () => {
    const { cookie } = await signUp();
    expect((await confirm(cookie, '123456')).body.errors).toEqual([{ message: over }]);
    const { secret, cookie: own } = await member();
    expect((await confirm(own, codeOf(secret, clock, 1))).body.errors).toEqual([{ message: over }]);
    expect((await confirm('', '123456')).status).toBe(401);
  });

  it.each(badText)('answers 400 at the field to a code that is %s', async (_name, code) => {
    const { cookie } = await signUp();
    const answer = await confirm(cookie, code);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe('code');
  });
});

describe('POST /api/users/second-factor/recovery-codes', () => {
  it('makes the old ones worthless, and tells by mail', async () => {
    const { email, secret, recoveryCodes, cookie } = await member();

    const answer = await renew(cookie, { password, code: codeOf(secret, clock, 1) });

    expect(answer.status).toBe(200);
    expect(answer.body.recoveryCodes).toHaveLength(10);
    expect((await signIn({ email, password, code: recoveryCodes[0] })).status).toBe(401);
    expect((await signIn({ email, password, code: answer.body.recoveryCodes[0] })).status).toBe(200);
    expect(await subjects(email)).toContain('You have new recovery codes');
  });

  it('asks for the password, for a code, and for a factor that is on', async () => {
    const { secret, cookie } = await member();
    const code = codeOf(secret, clock, 1);
    expect((await renew(cookie, { password: 'another', code })).body.errors[0].field).toBe('password');
    expect((await renew(cookie, { password, code: '000000x' })).body.errors).toEqual([wrong]);
    expect((await renew(cookie, { password })).body.errors[0].field).toBe('code');
    const none = await signUp();
    const answer = await renew(none.cookie, { password, code });
    expect([answer.status, answer.body.errors]).toEqual([400, [{ message: 'The second factor is not on' }]]);
    expect((await renew('', { password, code })).status).toBe(401);
  });
});
