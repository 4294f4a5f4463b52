import { createGate, openTestConnection } from '@ticketing/common/testing';
import request from 'supertest';
import type { Mail } from '../mail/transport.js';
import { crash, onStep, thenCrash } from '../test-hands.js';
import { cookieIn, createMembers, password } from '../test-second-factor.js';
import { createTestService, startTestService } from '../test-service.js';

const { app, clock, connection, post, refuse, tokenFor, ask, told } = startTestService();
const { signUp, signIn, member } = createMembers(app, clock);
const MINUTE = 60_000;
const another = 'another horse battery';
const passwordSaved = { model: 'User', method: 'updateOne' } as const;
let people = 0;
const newAddress = () => `later-${people++}@example.com`;

const changePassword = (cookie: string, from: string, to: string) =>
  ask('password', { currentPassword: from, password: to }, cookie);

const toldOfPassword = (address: string, later = 0) => told(address, 'Your password was changed', later);

describe('after a crash, a mail', () => {
  it('that the mail server did not take at once leaves although the account has changed again', async () => {
    const { email, cookie } = await signUp();
    await post.send();
    onStep(connection, passwordSaved, thenCrash);
    expect((await changePassword(cookie, password, another)).status).toBe(500);
    clock.advance(MINUTE);
    refuse(new Error('connect ECONNREFUSED'));
    await post.send();
    const { text } = await request(app).get('/metrics');
    expect(text).toMatch(/^mails_waiting\{service="auth"\} 1$/m);

    const again = cookieIn(await signIn({ email, password: another }));
    await changePassword(again, another, password).expect(204);

    expect([await toldOfPassword(email, MINUTE), await toldOfPassword(email, MINUTE)]).toEqual([2, 2]);
  });

  it('to an address leaves although the account has had two others since', async () => {
    const { email, cookie } = await signUp();
    const [second, third] = [newAddress(), newAddress()];
    await ask('email', { email: second, password }, cookie).expect(202);
    const token = await tokenFor(second, 'change-email');
    onStep(connection, passwordSaved, thenCrash);
    expect((await ask('email/confirm', { token })).status).toBe(500);
    const again = cookieIn(await signIn({ email: second, password }));
    await ask('email', { email: third, password }, again).expect(202);
    await ask('email/confirm', { token: await tokenFor(third, 'change-email') }).expect(204);

    const subject = 'Your address was changed';
    expect([await told(email, subject), await told(second, subject)]).toEqual([0, 1]);
    expect([await told(email, subject, MINUTE), await told(email, subject, MINUTE)]).toEqual([1, 1]);
    expect(await told(second, subject)).toBe(1);
  });
});

describe('a mail that another instance takes in hand a minute later, before it is released', () => {
  const others: Mail[] = [];
  let [onTheWay, leaving] = [createGate(), createGate()];
  const other = createTestService({
    transport: {
      async send(mail) {
        others.push(mail);
        onTheWay.open();
        await leaving.wait();
      },
    },
  });
  const sendLater = () => {
    other.clock.advance(clock.now().getTime() - other.clock.now().getTime() + MINUTE);
    return other.post.send();
  };
  beforeAll(() => openTestConnection(other.platform.connection));
  afterAll(() => other.platform.connection.close());
  beforeEach(() => {
    others.length = 0;
    [onTheWay, leaving] = [createGate(), createGate()];
  });

  it('leaves by that one alone when it is on its way by then', async () => {
    const { email, cookie } = await signUp();
    await post.send();
    let sending: Promise<void> | undefined;
    onStep(connection, passwordSaved, async (save) => {
      const saved = await save();
      sending = sendLater();
      await onTheWay.wait();
      return saved;
    });

    await changePassword(cookie, password, another).expect(204);

    expect([others.length, await toldOfPassword(email)]).toEqual([1, 0]);
    leaving.open();
    await sending;
    expect([others.length, await toldOfPassword(email, 2 * MINUTE)]).toEqual([1, 0]);
  });

  it('leaves by the one that released it when the other was still looking', async () => {
    const { email, cookie } = await signUp();
    await post.send();
    const [looked, look] = [createGate(), createGate()];
    let sending: Promise<void> | undefined;
    onStep(connection, passwordSaved, async (save) => {
      const saved = await save();
      onStep(other.platform.connection, { model: 'User', method: 'findOne' }, async (find) => {
        const found = await find();
        looked.open();
        await look.wait();
        return found;
      });
      sending = sendLater();
      await looked.wait();
      return saved;
    });

    await changePassword(cookie, password, another).expect(204);
    expect(await toldOfPassword(email)).toBe(1);
    look.open();
    leaving.open();
    await sending;

    expect([others.length, await toldOfPassword(email, 2 * MINUTE)]).toEqual([0, 1]);
  });

  it('is kept for a second attempt that begins while the other still looks for the first', async () => {
    const { email, recoveryCodes } = await member();
    await post.send();
    const codeUsed = { model: 'SecondFactor', method: 'updateOne' } as const;
    const use = () => signIn({ email, password, code: recoveryCodes[0] });
    onStep(connection, codeUsed, crash);
    expect((await use()).status).toBe(500);
    const [looked, look] = [createGate(), createGate()];
    onStep(other.platform.connection, { model: 'SecondFactor', method: 'findOne' }, async (find) => {
      const found = await find();
      looked.open();
      await look.wait();
      return found;
    });
    const sending = sendLater();
    await looked.wait();
    onStep(connection, codeUsed, async (write) => {
      look.open();
      await sending;
      return thenCrash(write);
    });

    expect((await use()).status).toBe(500);

    expect(await told(email, 'A recovery code was used', 2 * MINUTE)).toBe(1);
  });
});
