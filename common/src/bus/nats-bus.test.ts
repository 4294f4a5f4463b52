import { eventually } from '../testing/eventually.js';
import { lastClient, listen, subscriptionsOf, useBuses } from './nats-bus.fixture.js';
import { useNatsServer } from './nats-server.fixture.js';

const server = useNatsServer();
const { connect } = useBuses(server);

describe('a message', () => {
  it('arrives as it was published, once', async () => {
    const { bus } = await connect('publisher');
    const messages: unknown[] = [];
    await bus.subscribe('user:created', 'group', async (message) => void messages.push(message));
    await bus.publish('user:created', '{"name":"Beyoncé, 東京"}');
    await bus.publish('user:created', 'second');

    await eventually(() =>
      expect(messages).toEqual([
        { subject: 'user:created', sequence: 1, body: '{"name":"Beyoncé, 東京"}' },
        { subject: 'user:created', sequence: 2, body: 'second' },
      ]),
    );
  });

  it('is delivered again when its handler failed', async () => {
    const { bus, lines } = await connect('failing');
    let failures = 0;
    const bodies = await listen(bus, 'user:updated', 'group', async () => {
      if (++failures === 1) throw new Error('broken');
    });
    await bus.publish('user:updated', 'a');

    await eventually(() => expect(bodies).toEqual(['a', 'a']));
    expect(lines).toMatchObject([{ level: 'warn', msg: 'left for redelivery', subject: 'user:updated' }]);
  });

  it('is not handled a second time while its first handling still runs', async () => {
    const { bus } = await connect('slow');
    let end = () => {};
    const first = new Promise<void>((resolve) => {
      end = resolve;
    });
    const bodies = await listen(bus, 'ticket:created', 'group', (body) =>
      body === 'slow' ? first : Promise.resolve(),
    );
    const deliveries = jest.fn();
    for (const subscription of subscriptionsOf(lastClient())) subscription.on('message', deliveries);
    await bus.publish('ticket:created', 'slow');
    await eventually(() => expect(deliveries).toHaveBeenCalledTimes(2));

    end();
    await bus.publish('ticket:created', 'quick');
    await eventually(() => expect(bodies).toContain('quick'));
    expect(bodies).toEqual(['slow', 'quick']);
  });

  it('that was published while the group was away arrives when it is back', async () => {
    const { bus: publisher } = await connect('publisher');
    const { bus: before } = await connect('member');
    const seen = await listen(before, 'order:created', 'group');
    await publisher.publish('order:created', 'before');
    await eventually(() => expect(seen).toEqual(['before']));
    await before.close();

    await publisher.publish('order:created', 'meanwhile');
    const { bus: after } = await connect('member');
    const later = await listen(after, 'order:created', 'group');

    await publisher.publish('order:created', 'after');
    await eventually(() => expect(later).toEqual(['meanwhile', 'after']));
  });

  it('reaches a group that is new, whenever it was published', async () => {
    const { bus } = await connect('publisher');
    await listen(bus, 'order:cancelled', 'old group');
    for (const body of ['a', 'b', 'c']) await bus.publish('order:cancelled', body);

    const bodies = await listen(bus, 'order:cancelled', 'new group');
    await eventually(() => expect([...bodies].sort()).toEqual(['a', 'b', 'c']));
  });

  it('reaches one of the members of a group', async () => {
    const { bus: publisher } = await connect('publisher');
    const members = await Promise.all(['one', 'two'].map((id) => connect(id)));
    const [one, two] = await Promise.all(members.map(({ bus }) => listen(bus, 'order:completed', 'group')));
    const bodies = Array.from({ length: 20 }, (_, n) => String(n).padStart(2, '0'));
    await Promise.all(bodies.map((body) => publisher.publish('order:completed', body)));

    await eventually(() => expect([...(one ?? []), ...(two ?? [])].sort()).toEqual(bodies));
    expect(one).not.toEqual([]);
    expect(two).not.toEqual([]);
  });
});

describe('joining a group', () => {
  it('is done although nobody answers that what it took in passing is to end', async () => {
    const { bus, lines, onFatal } = await connect('joining');
    lastClient().unsubRequests = 'nobody.listens.here';
    const bodies = await listen(bus, 'order:awaiting-payment', 'group');

    const said = { level: 'warn', msg: 'passing subscription not ended', subject: 'order:awaiting-payment' };
    await eventually(() => expect(lines).toContainEqual(expect.objectContaining(said)));

    expect(onFatal).not.toHaveBeenCalled();
    await bus.publish('order:awaiting-payment', 'a');
    await eventually(() => expect(bodies).toEqual(['a']));
  });
});

describe('leaving', () => {
  it('finishes and acknowledges what is in hand, takes no more and keeps the place', async () => {
    const { bus: publisher } = await connect('publisher');
    const { bus: before } = await connect('leaving');
    let end = () => {};
    const held = new Promise<void>((resolve) => {
      end = resolve;
    });
    const seen = await listen(before, 'payment:created', 'group', () => held);
    await publisher.publish('payment:created', 'in hand');
    await eventually(() => expect(seen).toEqual(['in hand']));

    const drained = jest.fn();
    const draining = before.drain().then(drained);
    await publisher.publish('payment:created', 'too late');
    expect(drained).not.toHaveBeenCalled();
    end();
    await draining;
    await before.close();
    expect(seen).toEqual(['in hand']);

    const { bus: after } = await connect('leaving');
    const later = await listen(after, 'payment:created', 'group');
    await publisher.publish('payment:created', 'next');
    await eventually(() => expect([...later].sort()).toEqual(['next', 'too late']));
  });
});
