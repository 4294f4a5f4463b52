import { crash, onStep, thenCrash } from '../test-hands.js';
import { createMembers, password } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { app, clock, connection, mailsTo, tokenFor, ask, told } = startTestService({
  passwords: cheapPasswords,
});
const { signUp, signIn, member } = createMembers(app, clock);
const MINUTE = 60_000;
const mails = connection.collection('mails');
const codeUsed = { model: 'SecondFactor', method: 'updateOne' } as const;

describe('a mail about a change of address, by what the version before knows of it', () => {
  /** A link to another address meets that crash, and its mail has none of the fields that came since. */
  async function moveInto(hands: typeof thenCrash) {
    const { email, cookie } = await signUp();
    const next = `next-${email}`;
    await ask('email', { email: next, password }, cookie).expect(202);
    const token = await tokenFor(next, 'change-email');
    onStep(connection, { model: 'User', method: 'updateOne' }, hands);
    expect((await ask('email/confirm', { token })).status).toBe(500);
    const { modifiedCount } = await mails.updateOne(
      { 'owed.moves': { $exists: true } },
      { $unset: { 'owed.moves': 1 } },
    );
    expect(modifiedCount).toBe(1);
    return email;
  }

  it('leaves when it was changed', async () => {
    const email = await moveInto(thenCrash);

    expect(await told(email, 'Your address was changed', MINUTE)).toBe(1);
  });

  it('does not leave when it was not', async () => {
    const email = await moveInto(crash);

    expect(await told(email, 'Your address was changed', MINUTE)).toBe(0);
  });
});

describe('a mail that the version before has dropped', () => {
  const used = 'A recovery code was used';
  const drop = async () => {
    const change = { $set: { end: 'undone', endedAt: clock.now() }, $unset: { dueAt: 1, ask: 1, owed: 1 } };
    expect((await mails.updateOne({ owed: { $exists: true } }, change)).modifiedCount).toBe(1);
  };
  async function memberWithCode() {
    const { email, recoveryCodes } = await member();
    await mailsTo(email);
    return { email, use: () => signIn({ email, password, code: recoveryCodes[0] }) };
  }

  it('leaves after a second attempt upon which a crash comes, and is remembered as any other', async () => {
    const { email, use } = await memberWithCode();
    onStep(connection, codeUsed, crash);
    expect((await use()).status).toBe(500);
    await drop();
    onStep(connection, codeUsed, thenCrash);
    expect((await use()).status).toBe(500);

    expect(await mails.countDocuments({ end: 'undone' })).toBe(0);
    expect([await told(email, used), await told(email, used, MINUTE)]).toEqual([0, 1]);
    expect(await told(email, used, MINUTE)).toBe(1);
  });

  it('leaves when what it tells of comes to be after all', async () => {
    const { email, use } = await memberWithCode();
    onStep(connection, codeUsed, async (write) => {
      await drop();
      return write();
    });

    expect((await use()).status).toBe(200);

    expect([await told(email, used), await told(email, used, MINUTE)]).toEqual([1, 1]);
  });
});
