import { createGate } from '@ticketing/common/testing';
import request from 'supertest';
import { onStep } from '../test-hands.js';
import { linkNoLongerGood } from '../test-refusals.js';
import { codeOf, cookieIn, createMembers, password } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { app, clock, connection, tokenFor } = startTestService({ passwords: cheapPasswords });
const { signIn, begin, confirm, whoIs, signUp } = createMembers(app, clock);
const another = 'staple of another kind';

const ask = (cookie: string, method: 'post' | 'delete', path: string, body: object) =>
  request(app)[method](`/api/users/${path}`).set('Cookie', cookie).send(body);
const changePassword = (cookie: string) =>
  ask(cookie, 'post', 'password', { currentPassword: password, password: another });
const liveSessions = (userId: string) =>
  connection.collection('sessions').countDocuments({ userId, endedAt: { $exists: false } });

/** Somebody who may turn a second factor on, and a stranger who knows the password and has signed in before. */
async function withStranger() {
  const { email, id, cookie } = await signUp();
  const stranger = cookieIn(await signIn({ email, password }));
  // It is remembered that this session goes on.
  await whoIs(stranger);
  const { secret } = (await begin(cookie)).body as { secret: string };
  const turnOn = () => confirm(cookie, codeOf(secret, clock)).expect(200);
  return { email, id, cookie, secret, stranger, turnOn };
}

/** Does that once, right before the next password is hashed. */
function beforeNextHash(work: () => Promise<unknown>) {
  const spy = jest.spyOn(cheapPasswords, 'hash').mockImplementationOnce(async (text) => {
    spy.mockRestore();
    await work();
    return cheapPasswords.hash(text);
  });
  return spy;
}

describe('a session from before the second factor, within the moment for which it is remembered', () => {
  it.each([
    ['changes no password', 'post', 'password', { currentPassword: password, password: another }],
    ['asks for no other address', 'post', 'email', { email: 'stranger@example.com', password }],
    ['deletes no account', 'delete', 'me', { password }],
    ['begins no second factor', 'post', 'second-factor', { password }],
  ] as const)('%s', async (_name, method, path, body) => {
    const { id, stranger, turnOn } = await withStranger();
    await turnOn();

    const answer = await ask(stranger, method, path, body);

    expect(answer.status).toBe(401);
    expect(await liveSessions(id)).toBe(1);
  });

  it.each([
    ['makes no recovery codes', 'post', 'second-factor/recovery-codes'],
    ['does not turn it off', 'delete', 'second-factor'],
  ] as const)('%s, with a code', async (_name, method, path) => {
    const { id, secret, stranger, turnOn } = await withStranger();
    await turnOn();

    const answer = await ask(stranger, method, path, { password, code: codeOf(secret, clock, 1) });

    expect(answer.status).toBe(401);
    expect(await liveSessions(id)).toBe(1);
  });
});

describe('whoever changes the password while the second factor is turned on', () => {
  it('gets no session when it is on before the new password', async () => {
    const { id, stranger, turnOn } = await withStranger();
    beforeNextHash(turnOn);

    const answer = await changePassword(stranger);

    expect(answer.status).toBe(401);
    expect(answer.get('Set-Cookie')?.join() ?? '').not.toMatch(/session=[^;]/);
    expect(await liveSessions(id)).toBe(0);
  });

  it('gets no session when it is on before the older sessions have ended', async () => {
    const { email, cookie, secret, stranger } = await withStranger();
    clock.advance(1_000);
    const { SecondFactor } = connection.models;
    const updateOne = SecondFactor?.updateOne.bind(SecondFactor);
    const confirmed = createGate();
    let changed: Promise<request.Response> | undefined;
    const spy = jest.spyOn(SecondFactor as never, 'updateOne').mockImplementationOnce((async (
      filter: object,
      change: object,
    ) => {
      spy.mockRestore();
      const result = await updateOne?.(filter, change);
      await new Promise<void>((resolve) => {
        hashing = beforeNextHash(async () => {
          resolve();
          await confirmed.wait();
        });
        changed = changePassword(stranger).then((answer) => answer);
        void changed.then(() => resolve());
      });
      return result;
    }) as never);
    let hashing: jest.SpyInstance | undefined;

    await confirm(cookie, codeOf(secret, clock)).expect(200);
    confirmed.open();

    expect((await changed)?.status).toBe(401);
    hashing?.mockRestore();
    expect((await signIn({ email, password })).body.errors[0].code).toBe('second-factor-required');
  });
});

it('a link to another address that was sent before is worth nothing once the second factor is on', async () => {
  const { email, stranger, turnOn } = await withStranger();
  const theirs = `not-${email}`;
  await ask(stranger, 'post', 'email', { email: theirs, password }).expect(202);
  const token = await tokenFor(theirs, 'change-email');
  await turnOn();

  expect(await ask('', 'post', 'email/confirm', { token })).toMatchObject(linkNoLongerGood);
});

it('a link to another address that is being asked for when the second factor is turned on is not sent', async () => {
  const { email, stranger, turnOn } = await withStranger();
  const theirs = `neither-${email}`;
  // Once the password and the session were found good.
  onStep(connection, { model: 'User', method: 'findOne', after: 1 }, async (find) => {
    // What it takes to look at a password.
    clock.advance(20);
    await turnOn();
    clock.advance(20);
    return find();
  });

  await ask(stranger, 'post', 'email', { email: theirs, password }).expect(202);

  await expect(tokenFor(theirs, 'change-email')).rejects.toThrow('no mail');
});
