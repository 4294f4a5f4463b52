import { eventually } from '../testing/eventually.js';
import { listenAsNats, listenInSilence } from './half-started-nats.fixture.js';
import { lastClient, listen, useBuses } from './nats-bus.fixture.js';
import { useNatsServer } from './nats-server.fixture.js';

const server = useNatsServer();
const { create, connect } = useBuses(server);

describe('connecting', () => {
  it('waits for a server that is not there, and says so', async () => {
    await server.kill();
    const { bus, onFatal, lines } = create('waiting');
    const told = jest.fn(() => expect(bus.connected).toBe(true));
    bus.onConnect(told);
    const connecting = bus.connect();
    expect(bus.connected).toBe(false);
    await expect(bus.publish('user:created', 'early')).rejects.toThrow('not connected');
    const said = { level: 'warn', msg: 'waiting for NATS Streaming' };
    await eventually(() => expect(lines).toContainEqual(expect.objectContaining(said)));

    await server.start();
    await connecting;
    expect(bus.connected).toBe(true);
    expect(told).toHaveBeenCalledTimes(1);
    await bus.publish('user:created', 'first');
    expect(onFatal).not.toHaveBeenCalled();
  });

  it('waits for a server that has begun to listen and cannot answer yet', async () => {
    await server.kill();
    const halfStarted = await listenAsNats(Number(new URL(server.url).port));
    const { bus, onFatal } = create('early');
    const connecting = bus.connect();
    await eventually(() => expect(halfStarted.connections()).toBe(2));

    await halfStarted.close();
    await server.start();

    await connecting;
    await bus.publish('user:created', 'first');
    expect(onFatal).not.toHaveBeenCalled();
  });

  it('is given up by closing', async () => {
    await server.kill();
    const { bus, onFatal } = create('giving-up');
    const refused = expect(bus.connect()).rejects.toThrow('connection closed');
    await bus.close();
    await refused;
    expect(onFatal).not.toHaveBeenCalled();
    await server.start();
  });

  it('under an id that is in use is fatal, and leaves its holder alone', async () => {
    const holder = await connect('same');
    const { bus, onFatal } = create('same');

    await expect(bus.connect()).rejects.toThrow('clientID already registered');
    expect(onFatal).toHaveBeenCalledTimes(1);
    expect(onFatal.mock.calls[0]?.[0].message).toMatch(/^NATS Streaming: .*clientID already registered/);
    await holder.bus.publish('user:created', 'still here');
    expect(holder.onFatal).not.toHaveBeenCalled();
  });
});

describe('a server that dies', () => {
  it('and is soon back has kept everything: nobody has to start again', async () => {
    const { bus, onFatal } = await connect('riding-out');
    const told = jest.fn();
    bus.onConnect(told);
    const bodies = await listen(bus, 'ticket:updated', 'group');
    await bus.publish('ticket:updated', 'before');
    await eventually(() => expect(bodies).toEqual(['before']));

    await server.kill();
    await eventually(() => expect(bus.connected).toBe(false));
    await expect(bus.publish('ticket:updated', 'meanwhile')).rejects.toThrow('not connected');
    await server.start();
    await eventually(() => expect(bus.connected).toBe(true));
    expect(told).toHaveBeenCalledTimes(1);

    await bus.publish('ticket:updated', 'after');
    // At least once: a server that was killed may not have written down that the first was acknowledged.
    await eventually(() => expect(new Set(bodies)).toEqual(new Set(['before', 'after'])), 10_000);
    expect(onFatal).not.toHaveBeenCalled();
  });

  it('is found again past a connection that nobody answers', async () => {
    const { bus, onFatal } = await connect('past-silence');
    await server.kill();
    const silence = await listenInSilence(Number(new URL(server.url).port));
    await eventually(() => expect(silence.connections()).toBe(1));

    silence.takeNoMore();
    await server.start();

    await eventually(() => expect(bus.connected).toBe(true), 10_000);
    await bus.publish('ticket:updated', 'after');
    expect(onFatal).not.toHaveBeenCalled();
    silence.hangUp();
  });

  it('has not forgotten who has just come back to a channel where nothing happens', async () => {
    const { bus: before } = await connect('quiet');
    await listen(before, 'payment:refunded', 'quiet group');
    // Its process dies: nobody says goodbye.
    lastClient().nc.close();
    const { bus: after, onFatal } = await connect('quiet');
    const bodies = await listen(after, 'payment:refunded', 'quiet group');

    await server.kill();
    await server.start();
    await eventually(() => expect(after.connected).toBe(true));

    await after.publish('payment:refunded', 'the first');
    await eventually(() => expect(bodies).toEqual(['the first']), 10_000);
    expect(onFatal).not.toHaveBeenCalled();
  });

  it('and comes back without its memory is fatal, once', async () => {
    const { bus, onFatal } = await connect('forgotten');
    await server.kill();
    await server.erase();
    await server.start();

    await eventually(() => expect(onFatal).toHaveBeenCalled(), 15_000);
    expect(onFatal).toHaveBeenCalledTimes(1);
    expect(onFatal.mock.calls[0]?.[0].message).toBe('NATS Streaming: connection lost');
    expect(bus.connected).toBe(false);
    await expect(bus.publish('user:created', 'late')).rejects.toThrow('not connected');
  });
});

describe('a server that does not answer', () => {
  afterEach(() => server.thaw());

  it('has not taken a message, whatever becomes of the connection', async () => {
    const { bus, onFatal } = await connect('unanswered');
    const client = lastClient();
    server.freeze();
    const refused = expect(bus.publish('user:created', 'lost?')).rejects.toThrow('disconnected');

    // The library ends what waits for an acknowledgement without an error when the connection below it ends.
    client.nc.emit('close');

    await refused;
    expect(onFatal).toHaveBeenCalledTimes(1);
    client.nc.close();
  });

  it('has not taken a message after five seconds either', async () => {
    const { bus } = await connect('impatient');
    server.freeze();
    await expect(bus.publish('user:created', 'lost?')).rejects.toThrow('timeout');
  });

  it('to a subscription is fatal', async () => {
    const { bus, onFatal } = await connect('unheard');
    server.freeze();
    await expect(listen(bus, 'user:created', 'group')).rejects.toThrow('subscription to user:created failed');
    expect(onFatal).toHaveBeenCalledTimes(1);
  });
});
