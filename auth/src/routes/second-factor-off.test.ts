import { logOf, takeBackup } from '@ticketing/common/testing';
import request from 'supertest';
import { notOn } from '../test-refusals.js';
import { codeOf, cookieIn, createMembers, password, STEP } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { app, bus, clock, connection, mailsTo, outbox, republish } = startTestService({
  passwords: cheapPasswords,
});
const { signIn, begin, turnOff, profile, whoIs, signUp, member } = createMembers(app, clock);
const off = 'Signing in no longer asks for a code';
const wrong = {
  message: 'The code is wrong, or was used before',
  field: 'code',
  code: 'second-factor-wrong',
};

const subjects = async (email: string) => (await mailsTo(email)).map(({ letter }) => letter.subject);

describe('DELETE /api/users/second-factor', () => {
  it('lets the password alone sign in again, ends the other sessions, and tells by mail', async () => {
    const { email, secret, cookie } = await member();
    const phone = cookieIn(await signIn({ email, password, code: codeOf(secret, clock, 1) }));
    clock.advance(STEP);

    const answer = await turnOff(cookie, { password, code: codeOf(secret, clock, 1) });

    expect(answer.status).toBe(204);
    expect([await whoIs(cookie), await whoIs(phone)]).toEqual([null, null]);
    expect(await profile(cookieIn(answer))).not.toHaveProperty('secondFactor');
    expect((await signIn({ email, password })).status).toBe(200);
    expect(await subjects(email)).toContain(off);
  });

  it('leaves nothing to be ended to a crash that comes right after, and is told still', async () => {
    const { email, secret, cookie } = await member();
    const { SecondFactor } = connection.models;
    const deleteOne = SecondFactor?.deleteOne.bind(SecondFactor);
    const spy = jest.spyOn(SecondFactor as never, 'deleteOne').mockImplementationOnce((async (
      filter: object,
    ) => {
      await deleteOne?.(filter);
      throw new Error('a crash');
    }) as never);

    expect((await turnOff(cookie, { password, code: codeOf(secret, clock, 1) })).status).toBe(500);
    spy.mockRestore();

    expect((await signIn({ email, password })).status).toBe(200);
    expect(await whoIs(cookie)).toBeNull();
    clock.advance(60_000);
    expect(await subjects(email)).toContain(off);
  });

  it('is done with a recovery code as well, and can be turned on again', async () => {
    const { recoveryCodes, cookie } = await member();
    const answer = await turnOff(cookie, { password, code: recoveryCodes[3] });
    expect(answer.status).toBe(204);
    expect((await begin(cookieIn(answer))).status).toBe(201);
  });

  it('asks for the password, for a code, and for a factor that is on', async () => {
    const { email, secret, cookie } = await member();
    const code = codeOf(secret, clock, 1);
    expect((await turnOff(cookie, { password: 'another', code })).body.errors[0].field).toBe('password');
    expect((await turnOff(cookie, { password, code: codeOf(secret, clock, 5) })).body.errors).toEqual([
      wrong,
    ]);
    expect((await turnOff(cookie, { password })).body.errors[0].field).toBe('code');
    expect((await turnOff('', { password, code })).status).toBe(401);
    expect((await signIn({ email, password })).status).toBe(401);
    const none = await signUp();
    expect(await turnOff(none.cookie, { password, code })).toMatchObject(notOn);
  });
});

it('an account’s end is that of its second factor', async () => {
  const { id, cookie } = await member();
  await request(app).delete('/api/users/me').set('Cookie', cookie).send({ password }).expect(204);
  expect(await connection.collection('secondfactors').countDocuments({ _id: id as never })).toBe(0);
});

it('an account’s end is that of its second factor, also when an older backup is put back', async () => {
  const { id, cookie } = await member();
  await outbox.settled();
  const putBack = await takeBackup(connection);
  await request(app).delete('/api/users/me').set('Cookie', cookie).send({ password }).expect(204);
  await outbox.settled();
  await putBack();

  await republish({ restoredBeside: logOf(bus) });

  expect(await connection.collection('secondfactors').countDocuments({ _id: id as never })).toBe(0);
});
