import { openTestConnection } from '@ticketing/common/testing';
import request from 'supertest';
import { PutOffMailError, RefusedMailError } from '../mail/transport.js';
import { createTestService, startTestService } from '../test-service.js';

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
    // Not by its id: the database has made that, and those of other mails this process.
    const ended = await mails().findOne({}, { sort: { $natural: -1 } });
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
    await post.send();

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

  const unheardOf = { kind: 'unheard-of' };

  it.each([
    ['put off', undefined],
    ['beyond understanding', unheardOf],
  ])('sends all others when one is %s', async (_name, ask) => {
    const { email, id } = await signUp();
    await post.send();
    if (!ask) refuse(new PutOffMailError('SMTP EENVELOPE 451'));
    const due = Array.from({ length: 20 }, (_, i) => ({
      key: `${email}:${i}`,
      ask: (i === 0 && ask) || { kind: 'password-changed', userId: id },
      attempts: 0,
      createdAt: clock.now(),
      dueAt: new Date(clock.now().getTime() - 1_000 + i),
    }));
    await mails().insertMany(due);

    expect(await mailsTo(email)).toHaveLength(1 + 19);
    // Several leave at the same time, so that which of them is put off is a matter of chance.
    const waiting = { key: { $regex: `^${email}:` }, dueAt: { $gt: clock.now() } };
    expect(await mails().countDocuments(waiting)).toBe(1);
    await mails().deleteMany(waiting);
  });

  it('does not send a mail again at once when it could not be noted that it was sent', async () => {
    const { email, id } = await signUp();
    await post.send();
    const { Mail } = connection.models;
    const spy = jest.spyOn(Mail as never, 'bulkWrite').mockImplementationOnce(() => {
      throw new Error('the database is away');
    });

    await post.write({ kind: 'password-changed', userId: id });
    await post.send();
    expect(spy).toHaveBeenCalled();
    spy.mockRestore();
    clock.advance(30_000);

    expect(await mailsTo(email)).toHaveLength(2);
    await mails().deleteMany({ dueAt: { $exists: true } });
  });

  it('sends nothing where it was not started, and leaves it to the service', async () => {
    const { id } = await signUp();
    const { post: idle, platform, sent } = createTestService();
    await openTestConnection(platform.connection);
    const { Mail } = platform.connection.models;
    const taken = jest.spyOn(Mail as never, 'updateMany');

    await idle.write({ kind: 'password-changed', userId: id });
    // By its answer a sweep would have begun.
    await Mail?.countDocuments();
    await platform.connection.close();

    expect(taken).not.toHaveBeenCalled();
    expect(sent).toEqual([]);
    expect(await mails().findOne({ 'ask.kind': 'password-changed' })).toMatchObject({ attempts: 0 });
  });

  it('writes to nobody who is gone', async () => {
    const { email, id } = await signUp();
    // The one to verify the address.
    await post.send();
    await connection.collection('users').deleteOne({ email });

    await post.write({ kind: 'password-changed', userId: id });

    expect(await mailsTo(email)).toHaveLength(1);
  });
});
