import { createCapturedLog, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { createMembers, password } from '../test-second-factor.js';
import { cheapPasswords, startTestService } from '../test-service.js';

const { logger, lines } = createCapturedLog();
const { app, bus, clock, connection, metrics, post, mailsTo, ask, tokenFor, refuse } = startTestService({
  limits: 'unverified:8/3600',
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

/** How many mails have come there. */
const countTo = async (email: string) => (await mailsTo(email)).length;

describe('an address that nobody has verified', () => {
  it('is mailed so often within an hour, and no more', async () => {
    // The first mail asks to verify it.
    const { email, id } = await signUp();
    await buy(id, 9);

    expect(await countTo(email)).toBe(8);
    const end = { end: 'withheld' };
    expect(await connection.collection('mails').countDocuments(end)).toBe(2);
    expect(lines.filter(({ msg }) => String(msg).startsWith('mail withheld'))).toHaveLength(2);
    expect(await metrics.registry.metrics()).toMatch(/mails_ended_total{.*end="withheld".*} 2/);

    clock.advance(HOUR);
    await buy(id, 1);
    expect(await countTo(email)).toBe(9);
  });

  it('is mailed no more for one account after the other', async () => {
    const email = `${newId()}@example.com`;
    for (let time = 0; time < 10; time++) {
      const response = await ask('signup', { email, password }).expect(201);
      await post.send();
      const cookie = (response.get('Set-Cookie') ?? []).join('; ');
      await request(app).delete('/api/users/me').set('Cookie', cookie).send({ password }).expect(204);
    }

    expect(await countTo(email)).toBe(8);
  });

  it('is not counted for what anybody can have sent there, so that its owner can still verify it', async () => {
    const { id, cookie } = await signUp();
    await buy(id, 9);

    await ask('verification', {}, cookie).expect(202);
  });

  it('is counted once for each mail, however often the mail server is away and what waited is given back', async () => {
    const { email, id } = await signUp();
    await post.send();
    refuse(...Array.from({ length: 4 }, () => new Error('away')));
    await buy(id, 7);
    await post.send();
    clock.advance(HOUR / 2);
    await post.send();

    expect(await countTo(email)).toBe(8);
  });
});

it('an address that its owner has verified is told of all', async () => {
  const { email, id } = await signUp();
  await ask('verification/confirm', { token: await tokenFor(email, 'verify-email') }).expect(204);
  await buy(id, 9);
  expect(await countTo(email)).toBe(10);
});
