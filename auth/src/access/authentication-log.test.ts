import { createCapturedLog } from '@ticketing/common/testing';
import request from 'supertest';
import { fingerprint } from '../fingerprint.js';
import { codeOf, cookieIn, createMembers, password, STEP } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { logger, lines } = createCapturedLog();
const { app, clock, ask, tokenFor } = startTestService({ passwords: cheapPasswords, logger });
const { signIn, signUp, member, renew, turnOff } = createMembers(app, clock);
const staple = 'staple of another kind';

let seen = 0;

/** The lines of that message since the last look. */
function logged(msg: string) {
  const found = lines.slice(seen).filter((line) => line.msg === msg);
  seen = lines.length;
  return found;
}

describe('the log', () => {
  it('has whose the request is that signs up or in, and where it came from', async () => {
    const { email, id } = await signUp();
    expect(lines.find(({ path }) => path === '/api/users/signup')).toMatchObject({ status: 201, user: id });
    const account = fingerprint(email);
    expect(logged('signed up')).toMatchObject([{ level: 'info', user: id, account }]);

    await signIn({ email, password }, '203.0.113.7').expect(200);

    const line = { status: 200, user: id, address: '203.0.113.7' };
    expect(lines.findLast(({ path }) => path === '/api/users/signin')).toMatchObject(line);
    expect(logged('signed in')).toMatchObject([{ level: 'info', user: id, account, secondFactor: false }]);
  });

  it('has each attempt that failed, at whose account, and of which kind', async () => {
    const { email, id, secret, cookie } = await member();
    const account = fingerprint(email);
    const failure = { level: 'warn', account, by: 'password' };

    await signIn({ email, password: staple }).expect(400);
    expect(logged('authentication failed')).toMatchObject([{ ...failure, traceId: expect.any(String) }]);
    await signIn({ email: 'nobody@example.com', password }).expect(400);
    expect(logged('authentication failed')).toMatchObject([
      { ...failure, account: fingerprint('nobody@example.com') },
    ]);
    await signIn({ email, password, code: '000000' }).expect(401);
    expect(logged('authentication failed')).toMatchObject([{ ...failure, by: 'code', user: id }]);
    await ask('password', { currentPassword: staple, password: staple }, cookie).expect(400);
    expect(logged('authentication failed')).toMatchObject([failure]);

    await signIn({ email, password, code: codeOf(secret, clock, 1) }).expect(200);
    expect(logged('signed in')).toMatchObject([{ user: id, secondFactor: true }]);
  });

  it('has each change of what it takes to sign in, and of the address', async () => {
    const { email, id, cookie } = await signUp();
    const told = [{ level: 'info', user: id }];
    await ask('password', { currentPassword: password, password: staple }, cookie).expect(204);
    expect(logged('password changed')).toMatchObject(told);

    await ask('password-reset', { email }).expect(202);
    const token = await tokenFor(email, 'reset-password');
    await ask('password-reset/confirm', { token, password }).expect(204);
    expect(logged('password reset')).toMatchObject(told);

    const again = cookieIn(await signIn({ email, password }).expect(200));
    await ask('email', { email: `new-${email}`, password }, again).expect(202);
    await ask('email/confirm', { token: await tokenFor(`new-${email}`, 'change-email') }).expect(204);
    expect(logged('e-mail address changed')).toMatchObject(told);

    const last = cookieIn(await signIn({ email: `new-${email}`, password }).expect(200));
    await request(app).delete('/api/users/me').set('Cookie', last).send({ password }).expect(204);
    expect(logged('account deleted')).toMatchObject(told);
  });

  it('has what becomes of a second factor', async () => {
    const { id, secret, cookie } = await member();
    const told = [{ level: 'info', user: id }];
    expect(logged('second factor turned on')).toMatchObject(told);

    await renew(cookie, { password, code: codeOf(secret, clock, 1) }).expect(200);
    expect(logged('recovery codes made')).toMatchObject(told);

    clock.advance(2 * STEP);
    await turnOff(cookie, { password, code: codeOf(secret, clock) }).expect(204);
    expect(logged('second factor turned off')).toMatchObject(told);
  });

  it('has a recovery code that was used', async () => {
    const { email, id, recoveryCodes } = await member();
    await signIn({ email, password, code: recoveryCodes[0] }).expect(200);
    expect(logged('recovery code used')).toMatchObject([{ level: 'info', user: id }]);
  });

  it('has no address of anybody and nothing that signs in', () => {
    expect(JSON.stringify(lines)).not.toMatch(/example\.com|correct horse|staple/);
  });
});
