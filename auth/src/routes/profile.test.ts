import { cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const { app, bus, clock, outbox } = startTestService();
let cookie: string;
let user: { id: string; email: string };

beforeAll(async () => {
  const account = { email: 'ada@example.com', password: 'correct horse battery' };
  const answer = await request(app).post('/api/users/signup').send(account).expect(201);
  cookie = answer.get('Set-Cookie')?.[0]?.split(';')[0] as string;
  user = answer.body;
});

const show = (who = cookie) => request(app).get('/api/users/profile').set('Cookie', who);
const change = (body: object, who = cookie) =>
  request(app).patch('/api/users/profile').set('Cookie', who).send(body);
const told = async () => {
  await outbox.settled();
  return bus.published('user:updated').filter(({ data }) => data.id === user.id);
};

describe('the profile', () => {
  it('says whose account it is and since when', async () => {
    const answer = await show();
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ ...user, verified: false, createdAt: clock.now().toISOString() });
  });

  it('gets a name, and the others are told', async () => {
    const answer = await change({ name: ' Ada Łovelace ' });

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ ...user, name: 'Ada Łovelace' });
    expect((await show()).body.name).toBe('Ada Łovelace');
    expect((await told()).at(-1)?.data).toMatchObject({ id: user.id, name: 'Ada Łovelace', version: 1 });
  });

  it('takes nothing from the body but the name', async () => {
    const forged = { id: newId(), _id: newId(), email: 'mallory@example.com', verified: true, version: 7 };
    const before = (await show()).body;

    expect((await change({ ...forged, name: 'Ada' })).status).toBe(200);

    expect((await show()).body).toEqual({ ...before, name: 'Ada' });
    await change({ name: before.name ?? null }).expect(200);
  });

  it('tells nobody of a name that it has already', async () => {
    await change({ name: 'Countess' });
    const before = (await told()).length;
    await change({ name: 'Countess' }).expect(200);
    expect(await told()).toHaveLength(before);
  });

  it.each([null, '', '  '])('loses its name by %j', async (name) => {
    await change({ name: 'Ada' });
    const answer = await change({ name });
    expect(answer.status).toBe(200);
    expect(answer.body).not.toHaveProperty('name');
    expect((await told()).at(-1)?.data).not.toHaveProperty('name');
  });

  it('has the newer of two names that are given at once, in an event each', async () => {
    const before = (await told()).length;
    const answers = await Promise.all(['One', 'Two', 'Three'].map((name) => change({ name })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const events = (await told()).slice(before);
    expect(new Set(events.map(({ data }) => data.version)).size).toBe(3);
    const newest = events.toSorted((one, other) => other.data.version - one.data.version)[0];
    expect((await show()).body.name).toBe(newest?.data.name);
  });

  it.each([
    ['a number', 7],
    ['a list', ['Ada']],
    ['an object', { $gt: '' }],
    ['absent', undefined],
    ['51 characters', 'x'.repeat(51)],
    ['text with a NUL', 'A\0da'],
    ['text that is turned round', 'Ada\u202Eecirp'],
    ['a mark that shows nothing', 'A\u200Bda'],
    ['two lines', 'Ada\nSupport'],
  ])('answers 400 at the field to a name that is %s', async (_name, name) => {
    const answer = await change({ name });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ message: expect.stringMatching(/^name must/), field: 'name' }]);
  });

  it('is nobody’s without a session, nor with that of an account that is lost', async () => {
    for (const who of ['', cookieOf(newId())]) {
      expect((await show(who)).status).toBe(401);
      expect((await change({ name: 'Nobody' }, who)).status).toBe(401);
    }
  });
});
