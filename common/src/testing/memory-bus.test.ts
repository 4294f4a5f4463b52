import type { Message } from '../bus/event-bus.js';
import { decodeEvent } from '../events/cloud-event.js';
import { newId } from '../mongo/new-id.js';
import { createMemoryBus } from './memory-bus.js';

const user = { id: newId(), version: 0, name: 'Ada' };

describe('the bus of tests', () => {
  it('is connected between connect and close', async () => {
    const bus = createMemoryBus();
    expect(bus.connected).toBe(false);
    const told = jest.fn();
    bus.onConnect(told);
    await bus.connect();
    expect(bus.connected).toBe(true);
    await bus.close();
    expect(bus.connected).toBe(false);
    await bus.connect();
    expect(told).toHaveBeenCalledTimes(2);
  });

  it('delivers an event that a service can read, and numbers what it delivers', async () => {
    const bus = createMemoryBus();
    const messages: Message[] = [];
    await bus.subscribe('user:created', 'group', async (message) => void messages.push(message));

    await bus.deliver('user:created', user);
    await bus.deliverRaw('user:created', 'not an event');

    expect(messages.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(decodeEvent('user:created', messages[0]?.body ?? '').data).toEqual(user);
    expect(messages[1]?.body).toBe('not an event');
  });

  it('tells the test when a message is acknowledged, and when it is left', async () => {
    const bus = createMemoryBus();
    const handler = jest.fn().mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error('left'));
    await bus.subscribe('user:created', 'group', handler);

    await bus.deliver('user:created', user);
    await expect(bus.deliver('user:created', user)).rejects.toThrow('left');
  });

  it('does not let a test talk to nobody', async () => {
    await expect(createMemoryBus().deliver('user:created', user)).rejects.toThrow('nobody is subscribed');
  });

  it('keeps what was published, and refuses to while it is told to', async () => {
    const bus = createMemoryBus();
    let body = '';
    await bus.subscribe('user:created', 'group', async (message) => {
      body = message.body;
    });
    await bus.deliver('user:created', user);

    bus.refuse(true);
    await expect(bus.publish('user:created', body)).rejects.toThrow('away');
    bus.refuse(false);
    await bus.publish('user:created', body);

    expect(bus.published('user:created')).toMatchObject([{ data: user }]);
    expect(bus.published('user:updated')).toEqual([]);
  });
});
