import { createGate, eventually, openTestConnection } from '@ticketing/common/testing';
import type { Mail } from '../mail/transport.js';
import { onStep } from '../test-hands.js';
import { createMembers } from '../test-second-factor.js';
import { createTestService, startTestService } from '../test-service.js';

const { app, clock, connection, mailsTo, post, refuse, told } = startTestService();
const { signUp } = createMembers(app, clock);
const MOMENT = 500;
const MINUTE = 60_000;
const changed = 'Your password was changed';
const mails = () => connection.collection('mails');

/** Somebody, and so many mails to them, none of which has left. */
async function waiting(count: number) {
  const { email, id } = await signUp();
  await post.send();
  const write = () => post.write({ kind: 'password-changed', userId: id });
  await Promise.all(Array.from({ length: count }, write));
  return { email, id };
}

/** Another instance, not started, that hands its mails to that server. */
async function another(send: (mail: Mail) => Promise<void>) {
  const other = createTestService({ transport: { send } });
  await openTestConnection(other.platform.connection);
  other.clock.advance(clock.now().getTime() - other.clock.now().getTime());
  return { ...other, close: () => other.platform.connection.close() };
}

beforeEach(() => post.send());
afterEach(() => mails().deleteMany({ dueAt: { $exists: true } }));

describe('mails that are written in the same moment', () => {
  it('leave by themselves at its end', async () => {
    const { email, id } = await signUp();
    await post.send();
    const spy = jest.spyOn(connection.models.Mail as never, 'updateMany');

    await post.write({ kind: 'password-changed', userId: id });
    clock.advance(MOMENT - 1);
    await post.write({ kind: 'password-changed', userId: id });
    expect(spy).not.toHaveBeenCalled();
    clock.advance(1);

    await eventually(async () => expect(await mails().countDocuments({ end: { $exists: false } })).toBe(0));
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
    expect(await told(email, changed)).toBe(2);
  });

  it('are taken in hand and addressed together, and noted together as they leave', async () => {
    const { email, id } = await signUp();
    await post.send();
    const { Mail, User } = connection.models;
    const spies = [jest.spyOn(Mail as never, 'updateMany'), jest.spyOn(User as never, 'find')];
    const notes = jest.spyOn(Mail as never, 'bulkWrite');

    const write = () => post.write({ kind: 'password-changed', userId: id });
    await Promise.all(Array.from({ length: 40 }, write));
    await post.send();

    expect(spies.map((spy) => spy.mock.calls.length)).toEqual([1, 1]);
    expect(notes.mock.calls.length).toBeLessThan(15);
    for (const spy of [...spies, notes]) spy.mockRestore();
    expect(await told(email, changed)).toBe(40);
  });
});

it('of two instances that look at the same moment one sends each mail, however many there are', async () => {
  const byOther: Mail[] = [];
  const other = await another(async (mail) => void byOther.push(mail));
  const { email } = await waiting(250);

  await Promise.all([post.send(), other.post.send()]);
  await Promise.all([post.send(), other.post.send()]);
  await other.close();

  const all = [...byOther, ...(await mailsTo(email))].filter(({ letter }) => letter.subject === changed);
  expect([all.length, new Set(all.map(({ messageId }) => messageId)).size]).toEqual([250, 250]);
});

describe('of the mails that were taken in hand together', () => {
  it('those that were not tried, as the server is away, are due as before', async () => {
    const away = () => new Error('connect ECONNREFUSED');
    const { email } = await waiting(20);
    refuse(away(), away(), away(), away());

    expect(await told(email, changed)).toBe(0);

    expect(await mails().countDocuments({ dueAt: { $lte: clock.now() }, attempts: 0 })).toBe(16);
    expect(await told(email, changed)).toBe(16);
    expect(await told(email, changed, 5_000)).toBe(20);
  });

  it('those that could not begin to leave in half a minute are given back', async () => {
    let sent = 0;
    const slow = await another(async () => {
      if (++sent === 4) slow.clock.advance(MINUTE / 2 + 1);
    });
    await waiting(20);

    await slow.post.send();
    await slow.close();

    expect(sent).toBe(4);
    const isDue = { dueAt: { $lte: slow.clock.now() }, attempts: 0 };
    expect(await mails().countDocuments(isDue)).toBe(16);
  });

  it('those that are left when the service stops are given back', async () => {
    const leaving = createGate();
    const stopped = await another(() => leaving.wait());
    await waiting(20);
    const sending = stopped.post.send();
    await eventually(() => expect(leaving.waiting).toBe(4));

    const stop = stopped.post.stop();
    leaving.open();
    await Promise.all([stop, sending]);
    await stopped.close();

    expect(await mails().countDocuments({ dueAt: { $lte: clock.now() }, attempts: 0 })).toBe(16);
  });

  it('no more leave than can wait for their note when the database is lost', async () => {
    let sent = 0;
    const cutOff = await another(async () => void sent++);
    await waiting(20);
    const note = jest.spyOn(cutOff.platform.connection.models.Mail as never, 'bulkWrite');
    note.mockRejectedValue(new Error('connection closed') as never);

    await cutOff.post.send();
    await cutOff.close();

    expect(sent).toBe(4);
  });

  it('one that was held back, and released in between, leaves at once', async () => {
    const { email, id } = await signUp();
    clock.advance(MOMENT);
    await post.send();
    const release = await post.owe(
      { kind: 'password-changed', userId: id },
      { userId: id, password: 'another' },
    );
    clock.advance(MINUTE);
    onStep(connection, { model: 'Mail', method: 'updateMany' }, async (take) => {
      await release();
      return take();
    });

    expect([await told(email, changed), await told(email, changed, 2 * MINUTE)]).toEqual([1, 1]);
  });
});

it('a mail to an account that is none does not keep the others from leaving', async () => {
  const { email } = await waiting(1);
  await post.write({ kind: 'password-changed', userId: 'nobody' });
  expect(await told(email, changed)).toBe(1);
  expect(await mails().countDocuments({ dueAt: { $exists: true } })).toBe(0);
});
