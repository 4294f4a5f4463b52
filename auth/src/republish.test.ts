import { logOf, newId, takeBackup } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from './test-service.js';

const { app, bus, clock, outbox, connection, republish } = startTestService();

describe('republishing the users', () => {
  it('tells of each again, without the address and the password', async () => {
    const account = { email: 'ada@example.com', password: 'correct horse battery' };
    const { body: user } = await request(app).post('/api/users/signup').send(account).expect(201);

    expect(await republish()).toBe(1);

    await outbox.settled();
    const [event] = bus.published('user:updated');
    expect(event?.data).toEqual({ ...user, email: '', createdAt: clock.now().toISOString(), version: 1 });
    expect(await connection.collection('users').findOne()).toMatchObject({ version: 1, email: user.email });
    await request(app).post('/api/users/signin').send(account).expect(200);
  });
});

describe('republishing the sessions', () => {
  const account = { email: 'grace@example.com', password: 'correct horse battery' };
  const cookieIn = (answer: request.Response) => answer.get('Set-Cookie')?.[0]?.split(';')[0] as string;
  const signOut = (cookie: string) =>
    request(app).post('/api/users/signout').set('Cookie', cookie).expect(200);
  const whoIs = async (cookie: string) => {
    clock.advance(500);
    return (await request(app).get('/api/users/currentuser').set('Cookie', cookie)).body.currentUser;
  };
  let cookie: string;

  beforeAll(async () => {
    cookie = cookieIn(await request(app).post('/api/users/signup').send(account).expect(201));
  });

  it('tells of those that have ended, however late it is begun anew, and not of the others', async () => {
    await signOut(cookieIn(await request(app).post('/api/users/signin').send(account).expect(200)));
    await outbox.settled();
    const [ended] = bus.published('session:ended');

    expect(await republish({ after: newId() })).toBe(1);

    await outbox.settled();
    const told = bus.published('session:ended').slice(1);
    expect(told.map(({ data }) => data)).toEqual([{ ...ended?.data, version: 2 }]);
    expect(await whoIs(cookie)).toMatchObject({ email: account.email });
  });

  it('ends in an older backup what had ended since, and knows nobody whom it has lost', async () => {
    const putBack = await takeBackup(connection);
    const since = cookieIn(await request(app).post('/api/users/signin').send(account).expect(200));
    await signOut(cookie);
    await outbox.settled();
    await putBack();

    await republish({ restoredBeside: logOf(bus) });

    expect([await whoIs(cookie), await whoIs(since)]).toEqual([null, null]);
  });
});
