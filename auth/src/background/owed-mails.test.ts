import request from 'supertest';
import { crash, onStep, type Step, thenCrash } from '../test-hands.js';
import { codeOf, createMembers, password } from '../test-second-factor.js';
import { startTestService } from '../test-service.js';

const { app, clock, connection, outbox, post, mailsTo, tokenFor } = startTestService();
const { signUp, begin, confirm } = createMembers(app, clock);
const MINUTE = 60_000;
const another = 'another horse battery';
let people = 0;
const newAddress = () => `another-${people++}@example.com`;

const ask = (path: string, body: object, cookie = '') =>
  request(app).post(`/api/users/${path}`).set('Cookie', cookie).send(body);

/** Something that is told by mail: to whom, where it is saved, and what asks for it. */
interface Change extends Step {
  to: string;
  make: () => request.Test;
}

const changes: Record<string, () => Promise<Change>> = {
  async 'an account is opened'() {
    const to = newAddress();
    const make = () => ask('signup', { email: to, password });
    return { to, model: 'User', method: 'insertOne', make };
  },
  async 'a password is changed'() {
    const { email, cookie } = await signUp();
    const make = () => ask('password', { currentPassword: password, password: another }, cookie);
    return { to: email, model: 'User', method: 'updateOne', make };
  },
  async 'a forgotten password is chosen anew'() {
    const { email } = await signUp();
    await ask('password-reset', { email }).expect(202);
    const token = await tokenFor(email, 'reset-password');
    const make = () => ask('password-reset/confirm', { token, password: another });
    return { to: email, model: 'User', method: 'updateOne', make };
  },
  async 'an address is changed'() {
    const { email, cookie } = await signUp();
    const other = newAddress();
    await ask('email', { email: other, password }, cookie).expect(202);
    const token = await tokenFor(other, 'change-email');
    return { to: email, model: 'User', method: 'updateOne', make: () => ask('email/confirm', { token }) };
  },
  async 'a second factor is turned on'() {
    const { email, cookie } = await signUp();
    const { secret } = (await begin(cookie).expect(201)).body as { secret: string };
    const make = () => confirm(cookie, codeOf(secret, clock));
    return { to: email, model: 'SecondFactor', method: 'updateOne', make };
  },
};

describe.each(Object.entries(changes))('when %s', (_name, prepare) => {
  /** A change that is about to be made, with its mails: how many more there are than now, so much later. */
  async function begun() {
    const change = await prepare();
    await outbox.settled();
    const before = (await mailsTo(change.to)).length;
    const told = async (later = 0) => {
      clock.advance(later);
      return (await mailsTo(change.to)).length - before;
    };
    return { ...change, told };
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
  const { email } = await signUp();
  await post.send();
  await ask('signup', { email, password }).expect(400);

  expect(await connection.collection('mails').countDocuments({ dueAt: { $gt: clock.now() } })).toBe(1);
  const answer = await request(app).get('/metrics');
  expect(answer.text).toMatch(/^mails_waiting\{service="auth"\} 0$/m);
});
