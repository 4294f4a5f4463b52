import { createCapturedLog, newId } from '@ticketing/common/testing';
import { createMembers, password } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { logger, lines } = createCapturedLog();
const { app, bus, clock, connection, metrics, post, mailsTo, ask, tokenFor, refuse } = startTestService({
  limits: 'mails:3/3600',
  passwords: cheapPasswords,
  logger,
});
const { signUp } = createMembers(app, clock);
const HOUR = 60 * 60_000;

/** Has a buyer written to, as often, about an order each. */
async function buy(userId: string, times: number) {
  for (let time = 0; time < times; time++) {
    await bus.deliver('order:completed', {
      id: newId(),
      version: 2,
      userId,
      status: 'complete',
      expiresAt: clock.now().toISOString(),
      ticket: { id: newId(), title: 'Opera', price: 1_999, currency: 'usd' },
    });
  }
}

const noticesTo = async (email: string) =>
  (await mailsTo(email)).filter(({ letter }) => letter.subject !== 'Confirm your e-mail address').length;

describe('an address that nobody has verified', () => {
  it('is told so often within an hour of what becomes of orders, and no more', async () => {
    const { email, id } = await signUp();
    await buy(id, 5);

    expect(await noticesTo(email)).toBe(3);
    const end = { end: 'withheld' };
    expect(await connection.collection('mails').countDocuments(end)).toBe(2);
    expect(lines.filter(({ msg }) => String(msg).startsWith('mail withheld'))).toHaveLength(2);
    expect(await metrics.registry.metrics()).toMatch(/mails_ended_total{.*end="withheld".*} 2/);

    clock.advance(HOUR);
    await buy(id, 1);
    expect(await noticesTo(email)).toBe(4);
  });

  it('is told no more of changes of the account, and they count to what anybody can have sent there', async () => {
    const { email, cookie } = await signUp();
    await post.send();
    const before = (await mailsTo(email)).length;
    for (let time = 0; time < 5; time++) {
      await ask('email', { email: `${time}-${email}`, password }, cookie).expect(202);
    }

    expect((await mailsTo(email)).length - before).toBe(3);
    await ask('password-reset', { email }).expect(429);
  });

  it('is not counted again for a mail that has to be tried again', async () => {
    const { email, id } = await signUp();
    await post.send();
    refuse(new Error('away'), new Error('away'));
    await buy(id, 3);
    await post.send();
    clock.advance(HOUR / 2);
    expect(await noticesTo(email)).toBe(3);
  });
});

it('an address that its owner has verified is told of all', async () => {
  const { email, id } = await signUp();
  await ask('verification/confirm', { token: await tokenFor(email, 'verify-email') }).expect(204);
  await buy(id, 5);
  expect(await noticesTo(email)).toBe(5);
});
