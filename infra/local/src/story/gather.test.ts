import { newId } from '@ticketing/common/testing';
import { MongoClient, ObjectId } from 'mongodb';
import { gatherStory } from './gather.js';
import type { Records } from './records.js';

const uri = new URL(process.env.TEST_MONGO_URI ?? '');
uri.pathname = `/story-${newId()}`;
const client = new MongoClient(uri.href);
afterAll(() => client.close());

/** Only the database of orders answers. */
const records: Records = {
  database: async (service) => {
    if (service !== 'orders') throw new Error(`mongo-${service} is away`);
    return uri.href;
  },
  eventLog: () => Promise.reject(new Error('nats-streaming is away')),
  logs: (service) => Promise.reject(new Error(`${service} has no pod`)),
};

const missing = [
  'Not asked: the event log, as nats-streaming is away',
  'Not asked: the database of payments, as mongo-payments is away',
  'Not asked: the logs of auth, as auth has no pod',
];

describe('a story', () => {
  it('is told by whoever answers, and names who does not', async () => {
    const _id = new ObjectId();
    const ticket = { id: newId(), title: 'Opera', price: 1999 };
    const expiresAt = new Date('2030-01-01T12:15:00.000Z');
    await client
      .db()
      .collection('orders')
      .insertOne({ _id, userId: newId(), ticket, status: 'created', expiresAt, version: 0 });

    const story = await gatherStory(records, _id.toHexString());

    expect(story.about).toContain('Opera, $19.99');
    expect(story.about).toContain('to be paid until 2030-01-01T12:15:00.000Z');
    expect(story.now).toEqual(['orders: created, v0']);
    expect(story.unanswered).toEqual(expect.arrayContaining(missing));
    expect(story.unanswered).toHaveLength(10);
  });

  it('that nobody knows may be known to those who could not be asked', async () => {
    await expect(gatherStory(records, newId())).rejects.toThrow(missing[1]);
  });
});
