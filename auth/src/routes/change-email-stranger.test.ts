import { PutOffMailError } from '../mail/transport.js';
import { onStep, thenCrash } from '../test-hands.js';
import { linkNoLongerGood } from '../test-refusals.js';
import { cookieIn, createMembers, password } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { app, clock, connection, mailsTo, refuse, tokenFor, ask } = startTestService({
  passwords: cheapPasswords,
});
const { signIn, signUp } = createMembers(app, clock);
const MINUTE = 60_000;
const another = 'staple of another kind';

/** An account's owner, and a stranger who knows the password and has signed in; each has an address of their own at hand. */
async function ownerAndStranger() {
  const { email, cookie } = await signUp();
  await mailsTo(email);
  const stranger = cookieIn(await signIn({ email, password }));
  return { email, cookie, stranger, own: `own-${email}`, theirs: `theirs-${email}` };
}

/** Asks for another address. @returns the token of its link. */
async function askAndRead(cookie: string, email: string, password: string) {
  await ask('email', { email, password }, cookie).expect(202);
  return tokenFor(email, 'change-email');
}

const mailsLater = (address: string) => {
  clock.advance(MINUTE);
  return mailsTo(address);
};

describe('the mail of a stranger who was shut out, which the mail server has put off', () => {
  /** The stranger asks, the owner chooses another password and then asks. @returns the token of the owner's link. */
  async function shutOut() {
    const { email, cookie, stranger, own, theirs } = await ownerAndStranger();
    // That to the owner, who is told of it, and that to the stranger.
    refuse(new PutOffMailError('451'), new PutOffMailError('451'));
    await ask('email', { email: theirs, password }, stranger).expect(202);
    expect(await mailsTo(theirs)).toEqual([]);
    clock.advance(1);
    await ask('password', { currentPassword: password, password: another }, cookie).expect(204);
    clock.advance(1);
    const again = cookieIn(await signIn({ email, password: another }));
    return { own, theirs, token: await askAndRead(again, own, another) };
  }

  it('does not leave once the owner has moved to another address', async () => {
    const { theirs, token } = await shutOut();

    await ask('email/confirm', { token }).expect(204);

    expect(await mailsLater(theirs)).toEqual([]);
  });

  it('does not leave while the owner moves', async () => {
    const { theirs, token } = await shutOut();
    // Its link is used up by now.
    onStep(connection, { model: 'User', method: 'findOne' }, async (find) => {
      await mailsLater(theirs);
      return find();
    });

    await ask('email/confirm', { token }).expect(204);

    expect(await mailsTo(theirs)).toEqual([]);
  });

  it('does not leave when the owner could not move, as somebody has the address', async () => {
    const { own, theirs, token } = await shutOut();
    await ask('signup', { email: own, password }).expect(201);

    await ask('email/confirm', { token }).expect(400);

    expect(await mailsLater(theirs)).toEqual([]);
  });
});

describe('a link to another address that is being asked for when the owner moves', () => {
  async function askWhile(move: (token: string) => PromiseLike<unknown>) {
    const { cookie, stranger, own, theirs } = await ownerAndStranger();
    const token = await askAndRead(cookie, own, password);
    // Once the password and the session were found good.
    onStep(connection, { model: 'User', method: 'findOne', after: 1 }, async (find) => {
      clock.advance(20);
      await move(token);
      clock.advance(20);
      return find();
    });
    await ask('email', { email: theirs, password }, stranger).expect(202);
    return theirs;
  }

  it('is not sent', async () => {
    const theirs = await askWhile((token) => ask('email/confirm', { token }).expect(204));

    expect(await mailsLater(theirs)).toEqual([]);
  });

  it('is not sent, also when a crash comes right after', async () => {
    const theirs = await askWhile((token) => {
      onStep(connection, { model: 'User', method: 'updateOne' }, thenCrash);
      return ask('email/confirm', { token }).expect(500);
    });

    expect(await mailsLater(theirs)).toEqual([]);
  });
});

it('a link to another address that is sent while the owner moves is worth nothing afterwards', async () => {
  const { email, cookie, own, theirs } = await ownerAndStranger();
  const token = await askAndRead(cookie, own, password);
  let later = '';
  onStep(connection, { model: 'User', method: 'updateOne' }, async (move) => {
    clock.advance(20);
    later = await askAndRead(cookieIn(await signIn({ email, password })), theirs, password);
    clock.advance(20);
    return move();
  });

  await ask('email/confirm', { token }).expect(204);

  expect(await ask('email/confirm', { token: later })).toMatchObject(linkNoLongerGood);
});

it('a link that verifies the address of before is worth nothing once the owner has moved', async () => {
  const { email, cookie } = await signUp();
  const verifying = await tokenFor(email, 'verify-email');
  const token = await askAndRead(cookie, `own-${email}`, password);

  await ask('email/confirm', { token }).expect(204);

  expect(await ask('verification/confirm', { token: verifying })).toMatchObject(linkNoLongerGood);
});
