import request from 'supertest';
import { crash, onStep, type Step, thenCrash } from '../test-hands.js';
import { codeOf, cookieIn, createMembers, password, STEP } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { app, clock, connection, outbox, post, mailsTo, tokenFor, ask } = startTestService({
  passwords: cheapPasswords,
});
const { signUp, signIn, begin, confirm, renew, turnOff, member } = createMembers(app, clock);
const MINUTE = 60_000;
const another = 'another horse battery';
let people = 0;
const newAddress = () => `another-${people++}@example.com`;

/** Something that is told by mail: to whom, where it is saved, and what asks for it. */
interface Change extends Step {
  to: string;
  /** Has at hand what each attempt uses up. */
  prepare?: () => Promise<unknown>;
  make: () => PromiseLike<request.Response>;
}

const changes: Record<string, () => Promise<Change>> = {
  async 'an account is opened'() {
    const to = newAddress();
    const make = () => ask('signup', { email: to, password });
    return { to, model: 'User', method: 'insertOne', make };
  },
  async 'a password is changed'() {
    const { email } = await signUp();
    let cookie = '';
    async function prepare() {
      cookie = cookieIn(await signIn({ email, password }));
    }
    const make = () => ask('password', { currentPassword: password, password: another }, cookie);
    return { to: email, model: 'User', method: 'updateOne', prepare, make };
  },
  async 'a forgotten password is chosen anew'() {
    const { email } = await signUp();
    let token = '';
    async function prepare() {
      await ask('password-reset', { email }).expect(202);
      token = await tokenFor(email, 'reset-password');
    }
    const make = () => ask('password-reset/confirm', { token, password: another });
    return { to: email, model: 'User', method: 'updateOne', prepare, make };
  },
  async 'an address is changed'() {
    const { email } = await signUp();
    const other = newAddress();
    let token = '';
    async function prepare() {
      const cookie = cookieIn(await signIn({ email, password }));
      await ask('email', { email: other, password }, cookie).expect(202);
      token = await tokenFor(other, 'change-email');
    }
    const make = () => ask('email/confirm', { token });
    return { to: email, model: 'User', method: 'updateOne', prepare, make };
  },
  async 'a second factor is turned on'() {
    const { email, cookie } = await signUp();
    const { secret } = (await begin(cookie).expect(201)).body as { secret: string };
    const make = () => confirm(cookie, codeOf(secret, clock));
    return { to: email, model: 'SecondFactor', method: 'updateOne', make };
  },
  async 'recovery codes are made anew'() {
    const { email, cookie, secret } = await member();
    const prepare = async () => clock.advance(STEP);
    const make = () => renew(cookie, { password, code: codeOf(secret, clock) });
    // The code that was asked for is used up first.
    return { to: email, model: 'SecondFactor', method: 'updateOne', after: 1, prepare, make };
  },
  async 'a recovery code is used'() {
    const { email, recoveryCodes } = await member();
    const make = () => signIn({ email, password, code: recoveryCodes[0] });
    return { to: email, model: 'SecondFactor', method: 'updateOne', make };
  },
  async 'a second factor is turned off'() {
    const { email, secret, ...begun } = await member();
    let { cookie } = begun;
    const prepare = async () => clock.advance(STEP);
    async function make() {
      const answer = await turnOff(cookie, { password, code: codeOf(secret, clock) });
      // The session ends before the factor is off, and another takes its place.
      cookie = cookieIn(answer);
      return answer;
    }
    return { to: email, model: 'SecondFactor', method: 'deleteOne', prepare, make };
  },
};

describe.each(Object.entries(changes))('when %s', (_name, describeChange) => {
  /** A change that is about to be made, with its mails: how many more there are, so much later, than when it was prepared. */
  async function begun() {
    const change = await describeChange();
    let before = 0;
    async function prepare() {
      await change.prepare?.();
      await outbox.settled();
      before = (await mailsTo(change.to)).length;
    }
    const told = async (later = 0) => {
      clock.advance(later);
      return (await mailsTo(change.to)).length - before;
    };
    await prepare();
    return { ...change, prepare, told };
  }

  it('it is told at once, and once', async () => {
    const { make, told } = await begun();

    expect((await make()).status).toBeLessThan(300);

    expect([await told(), await told(MINUTE), await told(MINUTE)]).toEqual([1, 1, 1]);
  });

  it('and a crash comes right after, it is told after a minute, and once', async () => {
    const { make, told, ...step } = await begun();
    onStep(connection, step, thenCrash);

    expect((await make()).status).toBe(500);

    expect([await told(), await told(MINUTE), await told(MINUTE)]).toEqual([0, 1, 1]);
  });

  it('and a crash comes right before, nothing is told', async () => {
    const { make, told, ...step } = await begun();
    onStep(connection, step, crash);

    expect((await make()).status).toBe(500);

    expect([await told(), await told(MINUTE), await told(MINUTE)]).toEqual([0, 0, 0]);
  });

  it('in a second attempt, as the first one’s write failed, it is told once', async () => {
    const { make, told, prepare, ...step } = await begun();
    onStep(connection, step, crash);
    expect((await make()).status).toBe(500);
    await prepare();

    expect((await make()).status).toBeLessThan(300);

    expect([await told(), await told(MINUTE), await told(MINUTE)]).toEqual([1, 1, 1]);
  });

  it('in a second attempt, upon which a crash comes, it is told after a minute, and once', async () => {
    const { make, told, prepare, ...step } = await begun();
    onStep(connection, step, crash);
    expect((await make()).status).toBe(500);
    expect(await told(MINUTE)).toBe(0);
    await prepare();
    onStep(connection, step, thenCrash);

    expect((await make()).status).toBe(500);

    expect([await told(), await told(MINUTE), await told(MINUTE)]).toEqual([0, 1, 1]);
  });

  it('only after it was looked for in vain, it is told still, and once', async () => {
    const { make, told, ...step } = await begun();
    onStep(connection, step, async (write) => {
      clock.advance(MINUTE);
      await post.send();
      return write();
    });

    expect((await make()).status).toBeLessThan(300);

    expect([await told(), await told(MINUTE), await told(MINUTE)]).toEqual([1, 1, 1]);
  });
});

it('the mail that is held back counts for none that waits for the mail server', async () => {
  await post.send();
  onStep(connection, { model: 'User', method: 'insertOne' }, thenCrash);
  expect((await ask('signup', { email: newAddress(), password })).status).toBe(500);

  expect(await connection.collection('mails').countDocuments({ dueAt: { $gt: clock.now() } })).toBe(1);
  const answer = await request(app).get('/metrics');
  expect(answer.text).toMatch(/^mails_waiting\{service="auth"\} 0$/m);
});
