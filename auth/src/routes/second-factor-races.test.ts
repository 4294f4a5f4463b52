import { createCapturedLog } from '@ticketing/common/testing';
import type request from 'supertest';
import { fingerprint } from '../fingerprint.js';
import { overtaken } from '../test-refusals.js';
import { codeOf, createMembers, password, STEP } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { logger, lines } = createCapturedLog();
const { app, clock, connection, mailsTo } = startTestService({ logger, passwords: cheapPasswords });
const { signIn, begin, confirm, renew, turnOff, whoIs, signUp, member } = createMembers(app, clock);
const statusesOf = (answers: request.Response[]) => answers.map(({ status }) => status).sort();
const liveSessions = (userId: string) =>
  connection.collection('sessions').countDocuments({ userId, endedAt: { $exists: false } });

/** Does that once, right before the next session is begun. */
function beforeNextSession(work: () => Promise<unknown>): void {
  const { Session } = connection.models;
  const create = Session?.create.bind(Session);
  const spy = jest.spyOn(Session as never, 'create').mockImplementationOnce((async (session: object) => {
    spy.mockRestore();
    await work();
    return create?.(session);
  }) as never);
}

describe('of two who ask at the same moment', () => {
  it('one confirms, and has the recovery codes that are good', async () => {
    const { email, cookie } = await signUp();
    const { secret } = (await begin(cookie)).body;

    const answers = await Promise.all([0, 1].map((steps) => confirm(cookie, codeOf(secret, clock, steps))));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const [code] = answers.find(({ status }) => status === 200)?.body.recoveryCodes ?? [];
    expect((await signIn({ email, password, code })).status).toBe(200);
  });

  it('both begin, and one of the secrets is what waits', async () => {
    const { cookie } = await signUp();
    const answers = await Promise.all([1, 2, 3].map(() => begin(cookie)));
    expect(statusesOf(answers)).toEqual([201, 201, 201]);
    const heard: number[] = [];
    for (const { body } of answers) heard.push((await confirm(cookie, codeOf(body.secret, clock))).status);
    expect(heard.filter((status) => status === 200)).toHaveLength(1);
  });

  it('one signs in by a code from the app', async () => {
    const { email, secret } = await member();
    const code = codeOf(secret, clock, 1);
    const answers = await Promise.all([1, 2, 3].map(() => signIn({ email, password, code })));
    expect(statusesOf(answers)).toEqual([200, 401, 401]);
  });

  it('one signs in by a recovery code', async () => {
    const { email, recoveryCodes } = await member();
    const [code] = recoveryCodes;
    const answers = await Promise.all([1, 2, 3].map(() => signIn({ email, password, code })));
    expect(statusesOf(answers)).toEqual([200, 401, 401]);
  });

  it('each signs in by a recovery code of their own', async () => {
    const { email, recoveryCodes } = await member();
    const answers = await Promise.all(recoveryCodes.map((code) => signIn({ email, password, code })));
    expect(statusesOf(answers)).toEqual(recoveryCodes.map(() => 200));
  });

  it('one makes new recovery codes where both know a code', async () => {
    const { email, recoveryCodes, cookie } = await member();

    const answers = await Promise.all(
      recoveryCodes.slice(0, 5).map((code) => renew(cookie, { password, code })),
    );

    // Whoever comes after another has a code of the old set, or is told that there are others.
    const good: number[] = [];
    for (const { body } of answers.filter(({ status }) => status === 200)) {
      good.push((await signIn({ email, password, code: body.recoveryCodes[0] })).status);
    }
    expect(good).toEqual([200]);
  });

  it('one turns it off', async () => {
    const { secret, recoveryCodes, cookie } = await member();
    const codes = [codeOf(secret, clock, 1), recoveryCodes[0]];
    const answers = await Promise.all(codes.map((code) => turnOff(cookie, { password, code })));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });
});

describe('what happens meanwhile', () => {
  it('a confirmation that comes right before another is the only one', async () => {
    const { cookie } = await signUp();
    const { secret } = (await begin(cookie)).body;
    const { SecondFactor } = connection.models;
    const updateOne = SecondFactor?.updateOne.bind(SecondFactor);
    const spy = jest.spyOn(SecondFactor as never, 'updateOne').mockImplementationOnce((async (
      filter: object,
      change: object,
    ) => {
      spy.mockRestore();
      await confirm(cookie, codeOf(secret, clock)).expect(200);
      return updateOne?.(filter, change);
    }) as never);

    expect(await confirm(cookie, codeOf(secret, clock, 1))).toMatchObject(overtaken);
  });

  it('a sign-in opens nothing by the password alone when the factor is turned on', async () => {
    const { email, id, cookie } = await signUp();
    const { secret } = (await begin(cookie)).body;
    beforeNextSession(() => confirm(cookie, codeOf(secret, clock)).expect(200));

    const answer = await signIn({ email, password });

    expect(answer.status).toBe(400);
    expect(await liveSessions(id)).toBe(1);
    // To whoever reads the log it was no wrong password.
    const failures = lines.filter(({ msg, user }) => msg === 'authentication failed' && user === id);
    expect(failures).toMatchObject([{ by: 'second-factor', account: fingerprint(email) }]);
  });

  it('a password that is changed shuts out whoever confirms, and nothing is on', async () => {
    const { email, id, cookie } = await signUp();
    const { secret } = (await begin(cookie)).body;
    const another = 'staple of another kind';
    beforeNextSession(() => setPassword(id, another));

    const answer = await confirm(cookie, codeOf(secret, clock));

    expect(answer.status).toBe(401);
    expect(await whoIs(cookie)).toBeNull();
    expect(await liveSessions(id)).toBe(0);
    expect((await signIn({ email, password: another })).status).toBe(200);
  });

  it('a password that is changed shuts out whoever turns the factor off, and it stays on', async () => {
    const { email, id, secret, cookie } = await member();
    const another = 'staple of another kind';
    clock.advance(STEP);
    beforeNextSession(() => setPassword(id, another));

    const answer = await turnOff(cookie, { password, code: codeOf(secret, clock) });

    expect(answer.status).toBe(401);
    expect(await liveSessions(id)).toBe(0);
    expect((await signIn({ email, password: another })).status).toBe(401);
    expect(await mailsTo(email)).toHaveLength(2);
  });

  it('a session that has ended confirms nothing, also within the moment for which it is remembered', async () => {
    const { id, cookie } = await signUp();
    const { secret } = (await begin(cookie)).body;
    await whoIs(cookie);
    await connection.collection('sessions').updateMany({ userId: id }, { $set: { endedAt: clock.now() } });

    expect((await confirm(cookie, codeOf(secret, clock))).status).toBe(401);
  });
});

/** As another request does it. */
const setPassword = async (id: string, password: string) => {
  const passwordHash = await cheapPasswords.hash(password);
  await connection.models.User?.updateOne({ _id: id }, { passwordHash });
};
