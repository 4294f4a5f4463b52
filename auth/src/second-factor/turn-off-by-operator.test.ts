import { createCapturedLog } from '@ticketing/common/testing';
import { crash, onStep, thenCrash } from '../test-hands.js';
import { linkNoLongerGood } from '../test-refusals.js';
import { codeOf, cookieIn, createMembers, password } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { logger, lines } = createCapturedLog();
const { app, bus, clock, connection, outbox, turnOffSecondFactorOf, told, ask, tokenFor } = startTestService({
  passwords: cheapPasswords,
  logger,
});
const { signIn, signUp, member, whoIs } = createMembers(app, clock);
const MINUTE = 60_000;
const turnedOff = { model: 'SecondFactor', method: 'deleteOne' } as const;

const OFF = 'Signing in no longer asks for a code';

describe('turning a second factor off for somebody who has lost it', () => {
  it('lets the password sign in, ends every session, and tells its owner', async () => {
    const { email, id, secret, cookie } = await member();
    const phone = cookieIn(await signIn({ email, password, code: codeOf(secret, clock, 1) }));

    await turnOffSecondFactorOf(` ${email.toUpperCase()}`);

    expect([await whoIs(cookie), await whoIs(phone)]).toEqual([null, null]);
    await outbox.settled();
    // The one before it was turned on, and these.
    expect(bus.published('session:ended').filter(({ data }) => data.userId === id)).toHaveLength(3);
    expect((await signIn({ email, password })).status).toBe(200);
    expect(await told(email, OFF)).toBe(1);
    // By the service, which sends the mail: what a tool logs is kept nowhere.
    expect(lines).toContainEqual(
      expect.objectContaining({ userId: id, level: 'warn', msg: 'told that a second factor is off' }),
    );
  });

  it('closes the links to another address and password that a stranger has asked for', async () => {
    const { email, cookie } = await member();
    const theirs = `theirs-${email}`;
    await ask('email', { email: theirs, password }, cookie).expect(202);
    await ask('password-reset', { email }).expect(202);
    const moving = await tokenFor(theirs, 'change-email');
    const resetting = await tokenFor(email, 'reset-password');

    await turnOffSecondFactorOf(email);

    expect(await ask('email/confirm', { token: moving })).toMatchObject(linkNoLongerGood);
    const reset = { token: resetting, password: 'staple of another kind' };
    expect(await ask('password-reset/confirm', reset)).toMatchObject(linkNoLongerGood);
  });

  it('and a link to another address is asked for in between, it is closed too', async () => {
    const { email, secret } = await member();
    const theirs = `theirs-${email}`;
    let token = '';
    onStep(connection, turnedOff, async (turnOff) => {
      clock.advance(20);
      const again = cookieIn(await signIn({ email, password, code: codeOf(secret, clock, 1) }));
      await ask('email', { email: theirs, password }, again).expect(202);
      token = await tokenFor(theirs, 'change-email');
      clock.advance(20);
      return turnOff();
    });

    await turnOffSecondFactorOf(email);

    expect(await ask('email/confirm', { token })).toMatchObject(linkNoLongerGood);
  });

  it('and a crash comes right after, every session has ended, and its owner is told after a minute', async () => {
    const { email, cookie } = await member();
    onStep(connection, turnedOff, thenCrash);

    await expect(turnOffSecondFactorOf(email)).rejects.toThrow('a crash');

    expect(await whoIs(cookie)).toBeNull();
    expect((await signIn({ email, password })).status).toBe(200);
    expect(await told(email, OFF)).toBe(0);
    expect(await told(email, OFF, MINUTE)).toBe(1);
    await expect(turnOffSecondFactorOf(email)).rejects.toThrow('That account has no second factor.');
  });

  it('and a crash comes right before, nothing is told, and it can be repeated', async () => {
    const { email, cookie } = await member();
    onStep(connection, turnedOff, crash);

    await expect(turnOffSecondFactorOf(email)).rejects.toThrow('a crash');

    expect(await whoIs(cookie)).toBeNull();
    expect((await signIn({ email, password })).status).toBe(401);
    expect(await told(email, OFF)).toBe(0);
    await turnOffSecondFactorOf(email);
    expect(await told(email, OFF)).toBe(1);
    expect(await told(email, OFF, MINUTE)).toBe(1);
  });

  it('is refused for an address that nobody has, and where there is none', async () => {
    const { email } = await signUp();
    await expect(turnOffSecondFactorOf('nobody@example.com')).rejects.toThrow('No account has that address.');
    await expect(turnOffSecondFactorOf(email)).rejects.toThrow('That account has no second factor.');
  });
});
