import { createConnection } from '../mongo/connect.js';
import { openTestConnection } from '../testing/test-connection.js';
import { createDeadLetters } from './dead-letters.js';

const connection = createConnection();
const deadLetters = createDeadLetters(connection);

beforeAll(() => openTestConnection(connection));
afterAll(() => connection.close());

describe('the dead letters', () => {
  it('keep a message with the reason, once, however often it arrives', async () => {
    const message = { subject: 'user:created', sequence: 7, body: 'not an event' } as const;
    await deadLetters.add('tickets', message, 'not JSON');
    await deadLetters.add('tickets', message, 'still not JSON');
    await deadLetters.add('tickets', { ...message, sequence: 8 }, 'not JSON');

    // Another log, begun after the first was erased, counts from 1 again.
    await deadLetters.add('tickets', { ...message, body: 'no event either' }, 'not JSON');

    const letters = await connection.collection('deadletters').find().toArray();
    expect(letters).toMatchObject([
      { ...message, reason: 'not JSON', createdAt: expect.any(Date) },
      { ...message, sequence: 8, reason: 'not JSON', createdAt: expect.any(Date) },
      { ...message, body: 'no event either', reason: 'not JSON', createdAt: expect.any(Date) },
    ]);
  });
});
