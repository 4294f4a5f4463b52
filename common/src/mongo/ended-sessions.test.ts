import { createManualClock } from '../testing/manual-clock.js';
import { openTestConnection } from '../testing/test-connection.js';
import { createConnection } from './connect.js';
import { createEndedSessions } from './ended-sessions.js';
import { newId } from './new-id.js';

const clock = createManualClock();
const connection = createConnection();
const instance = createEndedSessions({ connection, clock });
beforeAll(() => openTestConnection(connection));
afterAll(() => connection.close());

const ended = (id: string) => {
  const data = { id, version: 1, userId: newId(), expiresAt: '2030-01-08T00:00:00.000Z' };
  return { data } as Parameters<typeof instance.sessionEnded>[0];
};
const stored = (id: string) => connection.collection('endedsessions').findOne({ _id: id as never });

describe('ended sessions', () => {
  it('are known within half a second of the event, however often a session was asked for before', async () => {
    const id = newId();
    expect(await instance.isEnded(id)).toBe(false);

    await instance.sessionEnded(ended(id));
    clock.advance(500);

    expect(await instance.isEnded(id)).toBe(true);
    expect(await instance.isEnded(newId())).toBe(false);
  });

  it('are kept until no token of theirs would be valid, and then forgotten', async () => {
    const id = newId();
    await instance.sessionEnded(ended(id));
    await instance.sessionEnded(ended(id));

    expect(await stored(id)).toEqual({ _id: id, expiresAt: new Date('2030-01-08T00:00:00Z') });
    const indexes = await connection.collection('endedsessions').indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { expiresAt: 1 }, expireAfterSeconds: 0 }));
  });
});
