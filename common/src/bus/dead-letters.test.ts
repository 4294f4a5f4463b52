import { createConnection } from '../mongo/connect.js';
import { createManualClock } from '../testing/manual-clock.js';
import { openTestConnection } from '../testing/test-connection.js';
import { createDeadLetters } from './dead-letters.js';

const connection = createConnection();
const clock = createManualClock();
const deadLetters = createDeadLetters({ connection, clock });

beforeAll(() => openTestConnection(connection));
beforeEach(() => connection.collection('deadletters').deleteMany({}));
afterAll(() => connection.close());

const message = { subject: 'user:created', sequence: 7, body: 'not an event' } as const;
const letters = () => connection.collection('deadletters').find().sort({ body: 1 }).toArray();

describe('the dead letters', () => {
  it('keep a message with the reason, once, and count how often it arrives', async () => {
    const first = clock.now();
    await deadLetters.add('tickets', message, 'not JSON');
    clock.advance(1_000);
    await Promise.all([
      deadLetters.add('tickets', message, 'still not JSON'),
      deadLetters.add('tickets', message, 'still not JSON'),
    ]);

    expect(await letters()).toMatchObject([
      { ...message, reason: 'not JSON', times: 3, createdAt: first, updatedAt: clock.now() },
    ]);
  });

  it('keep two that a broker gave the same number, as one does that has lost its store', async () => {
    await deadLetters.add('tickets', message, 'not JSON');
    await deadLetters.add('tickets', { ...message, body: 'of the new broker' }, 'not JSON');

    expect(await letters()).toMatchObject([
      { ...message, times: 1 },
      { ...message, body: 'of the new broker', times: 1 },
    ]);
  });

  it('keep the same words of two channels apart', async () => {
    await deadLetters.add('tickets', message, 'not JSON');
    await deadLetters.add('tickets', { ...message, subject: 'user:updated' }, 'not JSON');

    expect(await letters()).toHaveLength(2);
    expect(await deadLetters.count()).toBe(2);
  });
});
