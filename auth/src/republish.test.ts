import request from 'supertest';
import { startTestService } from './test-service.js';

const { app, bus, outbox, connection, republish } = startTestService();

describe('republishing the users', () => {
  it('tells of each again, without the password', async () => {
    const account = { email: 'ada@example.com', password: 'correct horse battery' };
    const { body: user } = await request(app).post('/api/users/signup').send(account).expect(201);

    expect(await republish()).toBe(1);

    await outbox.settled();
    const [event] = bus.published('user:updated');
    expect(event?.data).toEqual({ ...user, version: 1 });
    expect(await connection.collection('users').findOne()).toMatchObject({ version: 1, email: user.email });
    await request(app).post('/api/users/signin').send(account).expect(200);
  });
});
