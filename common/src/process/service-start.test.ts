import { once } from 'node:events';
import { createServer } from 'node:net';
import { Schema } from 'mongoose';
import request from 'supertest';
import { createMongoGate } from '../mongo/mongo-gate.fixture.js';
import { newId } from '../mongo/new-id.js';
import { eventually } from '../testing/eventually.js';
import { createGate } from '../testing/gate.js';
import { assemble } from './service.fixture.js';

const user = { id: newId(), version: 0, name: 'Ada' };

describe('start', () => {
  it('resolves with the port once requests and events are served', async () => {
    const handler = jest.fn().mockResolvedValue(undefined);
    const { service, bus } = assemble({ subscriptions: { 'user:created': handler } });
    const { port } = await service.start();

    const visitor = request(`http://127.0.0.1:${port}`);
    expect((await visitor.get('/readyz')).body).toEqual({
      status: 'ready',
      checks: { serving: true, mongo: true, bus: true },
    });
    await visitor.get('/').expect(200);
    await bus.deliver('user:created', user);
    expect(handler).toHaveBeenCalledWith(expect.objectContaining({ data: user }));
    await service.stop();
  });

  it('answers probes while it waits for its database, says what it waits for, and refuses requests', async () => {
    const { service, lines } = assemble({}, { MONGO_URI: 'mongodb://127.0.0.1:1/none' });
    const failed = expect(service.start()).rejects.toThrow('stopped before it had started');
    await eventually(() => expect(lines.map(({ msg }) => msg)).toContain('waiting for MongoDB'));

    await request(service.app).get('/healthz').expect(200);
    const early = await request(service.app).get('/readyz').expect(503);
    expect(early.body.checks).toMatchObject({ serving: false, mongo: false });
    await request(service.app).get('/').expect(503);
    await service.stop();
    await failed;
  }, 15_000);

  it('refuses requests until the indexes are there, for with one a rule would be missing', async () => {
    const { service, platform } = assemble();
    const model = platform.connection.model('Thing', new Schema({ title: { type: String, unique: true } }));
    const indexes = createGate();
    jest.spyOn(model, 'createIndexes').mockImplementation(indexes.wait);
    const started = service.start();
    await eventually(() => expect(indexes.waiting).toBe(1));

    expect((await request(service.app).get('/readyz').expect(503)).body.checks).toMatchObject({
      mongo: true,
    });
    await request(service.app).get('/').expect(503);

    indexes.open();
    await started;
    await request(service.app).get('/').expect(200);
    await service.stop();
  });

  it('serves requests and works in the background while the broker is still away', async () => {
    const handler = jest.fn().mockResolvedValue(undefined);
    const background = { start: jest.fn(async () => {}), stop: async () => {} };
    const { service, bus } = assemble({
      subscriptions: { 'user:created': handler },
      background: [background],
    });
    const broker = createGate();
    const connect = bus.connect;
    jest.spyOn(bus, 'connect').mockImplementation(() => broker.wait().then(connect));
    const started = service.start();

    await eventually(() => request(service.app).get('/').expect(200));
    expect(background.start).toHaveBeenCalledTimes(1);
    const early = await request(service.app).get('/readyz').expect(503);
    expect(early.body.checks).toEqual({ serving: true, mongo: true, bus: false });
    await request(service.app).get('/readyz?exclude=bus').expect(200);

    broker.open();
    await started;
    await request(service.app).get('/readyz').expect(200);
    await bus.deliver('user:created', user);
    await service.stop();
  });

  it('is not ready before it hears events, nor while the broker is away', async () => {
    const { service, bus } = assemble({ subscriptions: { 'user:created': async () => {} } });
    const subscriptions = createGate();
    const subscribe = bus.subscribe;
    jest
      .spyOn(bus, 'subscribe')
      .mockImplementation((...options) => subscriptions.wait().then(() => subscribe(...options)));
    const started = service.start();
    await eventually(() => expect(subscriptions.waiting).toBe(1));
    expect((await request(service.app).get('/readyz').expect(503)).body.checks.bus).toBe(false);

    subscriptions.open();
    await started;
    await request(service.app).get('/readyz').expect(200);

    await bus.close();
    expect((await request(service.app).get('/readyz').expect(503)).body.checks.bus).toBe(false);
    await request(service.app).get('/').expect(200);
    await bus.connect();
    await request(service.app).get('/readyz').expect(200);
    await service.stop();
  });

  it('is not ready while the database is away, says so to whoever asks, and is ready again when it is back', async () => {
    const gate = await createMongoGate();
    const { service, platform } = assemble({}, { MONGO_URI: gate.uri });
    await service.start();
    await request(service.app).get('/readyz').expect(200);

    await gate.close();
    await eventually(async () => {
      const { status, body } = await request(service.app).get('/readyz?exclude=bus');
      expect({ status, mongo: body.checks.mongo }).toEqual({ status: 503, mongo: false });
    });

    await gate.open();
    await eventually(() => request(service.app).get('/readyz').expect(200), 10_000);
    await service.stop();
    expect(platform.connection.readyState).toBe(0);
    await gate.close();
  }, 30_000);

  it('starts what works in the background before events arrive', async () => {
    const calls: string[] = [];
    const { service, bus } = assemble({
      subscriptions: { 'user:created': async () => {} },
      background: [
        {
          start: async () => void calls.push('background'),
          stop: async () => void calls.push('stopped'),
        },
      ],
    });
    const subscribe = bus.subscribe;
    jest.spyOn(bus, 'subscribe').mockImplementation((...options) => {
      calls.push('events');
      return subscribe(...options);
    });

    await service.start();
    expect(calls).toEqual(['background', 'events']);
    await service.stop();
    expect(calls).toEqual(['background', 'events', 'stopped']);
  });

  it('fails when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { service } = assemble({}, { PORT: port });

    await expect(service.start()).rejects.toThrow('EADDRINUSE');
    await service.stop();
    other.close();
  });
});
