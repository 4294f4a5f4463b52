import request from 'supertest';
import { RefusedMailError } from '../mail/transport.js';
import { startTestService } from '../test-service.js';

const { app, clock, connection, metrics, mailsTo, post, refuse } = startTestService();
let people = 0;

async function signUp() {
  const email = `reader-${people++}@example.com`;
  const { body } = await request(app)
    .post('/api/users/signup')
    .send({ email, password: 'correct horse battery' })
    .expect(201);
  const { id } = body as { id: string };
  return { email, id };
}

const figure = async (name: string) =>
  (await metrics.registry.getSingleMetric(name)?.get())?.values[0]?.value;
const mails = () => connection.collection('mails');
const away = () => new Error('connect ECONNREFUSED');

describe('the post', () => {
  beforeEach(() => post.send());

  it('sends a mail once, however often its cause comes again', async () => {
    const { email, id } = await signUp();

    await Promise.all([1, 2, 3].map(() => post.write({ kind: 'password-changed', userId: id }, 'the cause')));

    expect(await mailsTo(email)).toHaveLength(2);
    expect(await mailsTo(email)).toHaveLength(2);
  });

  it('keeps what a mail server that is away has not taken, and says so, until it has', async () => {
    refuse(away(), away());
    const { email } = await signUp();
    expect(await mailsTo(email)).toEqual([]);
    expect(await figure('mails_waiting')).toBe(1);
    clock.advance(5_000);
    expect(await mailsTo(email)).toEqual([]);
    expect(await figure('mails_oldest_age_seconds')).toBe(5);

    clock.advance(10_000);

    expect(await mailsTo(email)).toHaveLength(1);
    expect([await figure('mails_waiting'), await figure('mails_oldest_age_seconds')]).toEqual([0, 0]);
  });

  it('sends again what a crash came upon, as the same message, whose links are both good', async () => {
    const { email } = await signUp();
    const [first] = await mailsTo(email);
    // As it was before the note that it was sent.
    const ended = await mails().findOne({}, { sort: { _id: -1 } });
    const ask = { kind: 'verify-email', userId: first?.userId };
    await mails().updateOne(
      { _id: ended?._id },
      { $set: { ask, dueAt: clock.now() }, $unset: { end: 1, endedAt: 1 } },
    );

    const [, second] = await mailsTo(email);

    expect(second?.messageId).toBe(first?.messageId);
    const token = new URL(first?.letter.link?.href ?? '').searchParams.get('token');
    await request(app).post('/api/users/verification/confirm').send({ token }).expect(204);
  });

  it('gives up on a mail that is refused for good', async () => {
    refuse(new RefusedMailError('550 no such user'));
    const { email } = await signUp();

    clock.advance(60_000);

    expect(await mailsTo(email)).toEqual([]);
    expect(await mails().findOne({ end: 'refused' })).toMatchObject({ attempts: 1 });
  });

  it('gives up on a mail that could not leave for three days', async () => {
    refuse(away());
    const { email } = await signUp();
    await post.send();

    clock.advance(3 * 24 * 60 * 60_000 + 1);

    expect(await mailsTo(email)).toEqual([]);
    expect(await mails().findOne({ end: 'out-of-date' })).not.toBeNull();
  });

  it('writes to nobody who is gone', async () => {
    const { email, id } = await signUp();
    await connection.collection('users').deleteOne({ email });

    await post.write({ kind: 'password-changed', userId: id });

    expect(await mailsTo(email)).toHaveLength(1);
  });
});
