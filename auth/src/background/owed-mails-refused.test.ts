import request from 'supertest';
import { crash, onStep, thenCrash } from '../test-hands.js';
import { emailInUse } from '../test-refusals.js';
import { cookieIn, createMembers, password } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { app, clock, connection, post, tokenFor, ask, told } = startTestService({ passwords: cheapPasswords });
const { signUp, signIn, member } = createMembers(app, clock);
const MINUTE = 60_000;
let people = 0;
const newAddress = () => `unmoved-${people++}@example.com`;

describe('a former address, of an account that is deleted within the minute after a crash', () => {
  const changed = 'Your address was changed';

  /** Asks for another address, whose link meets that crash. @returns the address before, and the other. */
  async function moveInto(hands: typeof thenCrash) {
    const { email, cookie } = await signUp();
    const next = newAddress();
    await ask('email', { email: next, password }, cookie).expect(202);
    const token = await tokenFor(next, 'change-email');
    onStep(connection, { model: 'User', method: 'updateOne' }, hands);
    expect((await ask('email/confirm', { token })).status).toBe(500);
    return { email, next };
  }
  async function leave(email: string) {
    const cookie = cookieIn(await signIn({ email, password }));
    await request(app).delete('/api/users/me').set('Cookie', cookie).send({ password }).expect(204);
  }

  it('is not told of a change that never came to be', async () => {
    const { email } = await moveInto(crash);
    await leave(email);

    expect([await told(email, changed), await told(email, changed, MINUTE)]).toEqual([0, 0]);
  });

  it('is told of one that did', async () => {
    const { email, next } = await moveInto(thenCrash);
    await leave(next);

    expect([await told(email, changed), await told(email, changed, MINUTE)]).toEqual([0, 1]);
  });
});

it('of two links to other addresses that are used at the same moment one is good', async () => {
  const { email, cookie } = await signUp();
  const [one, other] = [newAddress(), newAddress()];
  const linkTo = async (address: string) => {
    await ask('email', { email: address, password }, cookie).expect(202);
    return tokenFor(address, 'change-email');
  };
  const first = await linkTo(one);
  let second: request.Response | undefined;
  // Its link is used up by now, so that there can be another.
  onStep(connection, { model: 'User', method: 'findOne' }, async (find) => {
    const found = await find();
    second = await ask('email/confirm', { token: await linkTo(other) });
    return found;
  });

  const answer = await ask('email/confirm', { token: first });

  expect([second?.status, answer.status]).toEqual([204, 400]);
  expect(answer.body.errors[0].field).toBe('token');
  expect(await told(email, 'Your address was changed', MINUTE)).toBe(1);
  expect((await signIn({ email: other, password })).status).toBe(200);
});

describe('a minute later nothing is kept of a mail whose change was refused', () => {
  async function mails() {
    clock.advance(MINUTE);
    await post.send();
    return connection.collection('mails').countDocuments();
  }

  it('as the address has an account', async () => {
    const { email } = await signUp();
    const before = await mails();

    expect(await ask('signup', { email, password })).toMatchObject(emailInUse);

    expect(await mails()).toBe(before);
  });

  it('as somebody has taken the address meanwhile', async () => {
    const { email, cookie } = await signUp();
    const other = newAddress();
    await ask('email', { email: other, password }, cookie).expect(202);
    const token = await tokenFor(other, 'change-email');
    await ask('signup', { email: other, password }).expect(201);
    const before = await mails();

    expect(await ask('email/confirm', { token })).toMatchObject(emailInUse);

    expect(await mails()).toBe(before);
    expect(await told(email, 'Your address was changed')).toBe(0);
  });
});

describe('of a recovery code that is used twice at the same moment', () => {
  const used = 'A recovery code was used';
  const codeUsed = { model: 'SecondFactor', method: 'updateOne' } as const;

  /** One has found it good, and another uses it before they do. @returns what that other hears, and the one. */
  async function useTwice(beforeOther = () => {}) {
    const { email, recoveryCodes } = await member();
    const use = () => signIn({ email, password, code: recoveryCodes[0] });
    let other: request.Response | undefined;
    onStep(connection, codeUsed, async (write) => {
      beforeOther();
      other = await use();
      return write();
    });
    const one = await use();
    return { email, statuses: [other?.status, one.status] };
  }

  it('one mail tells', async () => {
    const { email, statuses } = await useTwice();

    expect(statuses).toEqual([200, 401]);
    expect([await told(email, used), await told(email, used, MINUTE)]).toEqual([1, 1]);
  });

  it('one mail tells, also when a crash comes right after the first, before the second is refused', async () => {
    const { email, statuses } = await useTwice(() => onStep(connection, codeUsed, thenCrash));

    expect(statuses).toEqual([500, 401]);
    expect([await told(email, used), await told(email, used, MINUTE)]).toEqual([0, 1]);
  });
});
