import { badText } from '@ticketing/common/testing';
import request from 'supertest';
import { wrongCode } from '../test-refusals.js';
import { codeOf, cookieIn, createMembers, password, STEP } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { app, clock, mailsTo, tokenFor } = startTestService({
  limits: 'sign-in:1000/60,address:1000/60,account:1000/60',
  passwords: cheapPasswords,
});
const { signIn, profile, signUp, member, turnOff, whoIs } = createMembers(app, clock);
const needed = {
  message: 'A code from your authenticator app is needed',
  field: 'code',
  code: 'second-factor-required',
};
const wrong = {
  message: 'The code is wrong, or was used before',
  field: 'code',
  code: 'second-factor-wrong',
};

describe('POST /api/users/signin with a second factor', () => {
  it('begins no session by the password alone, and says that a code is needed', async () => {
    const { email } = await member();
    const answer = await signIn({ email, password });
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errors: [needed] });
    expect(answer.get('Set-Cookie')).toBeUndefined();
  });

  it('says nothing of it to whoever does not know the password', async () => {
    const { email, secret } = await member();
    const answer = await signIn({ email, password: 'something else', code: codeOf(secret, clock, 1) });
    expect([answer.status, answer.body]).toEqual([400, { errors: [{ message: 'Invalid credentials' }] }]);
    // Nor is the code used up by it.
    expect((await signIn({ email, password, code: codeOf(secret, clock, 1) })).status).toBe(200);
  });

  it('takes each code once, and none from before it', async () => {
    const { email, secret } = await member();
    clock.advance(3 * STEP);
    const before = codeOf(secret, clock, -1);
    const code = codeOf(secret, clock);

    const answer = await signIn({ email, password, code });

    expect(answer.status).toBe(200);
    expect(await whoIs(cookieIn(answer))).toMatchObject({ email });
    for (const again of [code, before]) {
      const refused = await signIn({ email, password, code: again });
      expect([refused.status, refused.body]).toEqual([401, { errors: [wrong] }]);
      expect(refused.get('Set-Cookie')).toBeUndefined();
    }
    expect((await signIn({ email, password, code: codeOf(secret, clock, 1) })).status).toBe(200);
  });

  it('takes each recovery code once, however it is written, says how many are left, and tells by mail', async () => {
    const { email, recoveryCodes, cookie } = await member();
    const code = recoveryCodes[0] as string;
    const typed = ` ${code.replaceAll('-', ' ')}`;

    expect((await signIn({ email, password, code: typed })).status).toBe(200);

    expect((await signIn({ email, password, code })).body).toEqual({ errors: [wrong] });
    expect((await profile(cookie)).secondFactor.recoveryCodes).toBe(9);
    expect((await mailsTo(email)).map(({ letter }) => letter.subject)).toContain('A recovery code was used');
  });

  it('takes nobody else’s code', async () => {
    const [one, other] = [await member(), await member()];
    const { email } = one;
    expect((await signIn({ email, password, code: codeOf(other.secret, clock, 1) })).status).toBe(401);
    expect((await signIn({ email, password, code: other.recoveryCodes[0] })).status).toBe(401);
  });

  it('heeds no code where there is no second factor', async () => {
    const { email } = await signUp();
    expect((await signIn({ email, password, code: '123456' })).status).toBe(200);
  });

  it.each(badText)('answers 400 at the field to a code that is %s', async (name, code) => {
    if (code === undefined) return;
    const { email } = await signUp();
    const answer = await signIn({ email, password, code });
    expect([name, answer.status]).toEqual([name, 400]);
    expect(answer.body.errors[0].field).toBe('code');
  });

  it('is not gone round by a password that is chosen anew', async () => {
    const { email, secret } = await member();
    await request(app).post('/api/users/password-reset').send({ email }).expect(202);
    const token = await tokenFor(email, 'reset-password');
    const another = 'staple of another kind';
    const reset = request(app).post('/api/users/password-reset/confirm');
    await reset.send({ token, password: another }).expect(204);

    expect((await signIn({ email, password: another })).body).toEqual({ errors: [needed] });
    const code = codeOf(secret, clock, 1);
    expect((await signIn({ email, password: another, code })).status).toBe(200);
  });
});

describe('whoever guesses codes', () => {
  /** Fails so often, from another address each time, as fast as is let. */
  async function guess(email: string, times: number) {
    for (let time = 0; time < times; time++) {
      const answer = await signIn({ email, password, code: '00000x' }, `198.51.100.${time + 1}`);
      expect(answer.status).toBe(401);
    }
  }

  it('waits after the fifth wrong one, twice as long after each, from whatever address', async () => {
    const { email, secret } = await member();
    await guess(email, 5);

    const waits: number[] = [];
    for (let attempt = 0; attempt < 11; attempt++) {
      const answer = await signIn({ email, password, code: '00000x' }, `192.0.2.${attempt + 1}`);
      expect(answer.status).toBe(429);
      waits.push(Number(answer.get('Retry-After')));
      clock.advance(Number(answer.get('Retry-After')) * 1_000);
      const wrongly = await signIn({ email, password, code: '00000x' }, `192.0.2.${attempt + 101}`);
      expect(wrongly.status).toBe(401);
    }

    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900]);
    clock.advance(900_000);
    expect((await signIn({ email, password, code: codeOf(secret, clock) })).status).toBe(200);
  });

  it('has no more attempts by the right password, nor by a session that was found', async () => {
    const { email, secret, cookie } = await member();
    await guess(email, 3);
    expect((await signIn({ email, password })).status).toBe(401);
    for (let time = 0; time < 2; time++) {
      expect(await turnOff(cookie, { password, code: '00000x' })).toMatchObject(wrongCode);
    }

    expect((await signIn({ email, password })).status).toBe(401);
    const code = codeOf(secret, clock, 1);
    expect((await turnOff(cookie, { password, code })).status).toBe(429);
    expect((await signIn({ email, password, code })).status).toBe(429);
  });
});
