import { cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const { app, bus, clock } = startTestService();

describe('session:ended', () => {
  it('makes its cookie nobody’s, and leaves the other sessions of the user alone', async () => {
    const [user, sessionId] = [newId(), newId()];
    const ask = (cookie: string) => request(app).get('/api/tickets/mine').set('Cookie', cookie);
    const cookie = cookieOf(user, 'ada@example.com', sessionId);
    expect((await ask(cookie)).status).toBe(200);

    const expiresAt = '2030-01-08T00:00:00.000Z';
    await bus.deliver('session:ended', { id: sessionId, version: 1, userId: user, expiresAt });
    clock.advance(500);

    expect((await ask(cookie)).status).toBe(401);
    expect((await ask(cookieOf(user))).status).toBe(200);
  });
});
