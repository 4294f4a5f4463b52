import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Schema } from 'mongoose';
import { systemClock } from '../process/clock.js';
import { createCapturedLog } from '../testing/captured-log.js';
import { eventually } from '../testing/eventually.js';
import { testConfig } from '../testing/test-config.js';
import { createConnection, openConnection } from './connect.js';
import { isUnavailable } from './errors.js';

/** A way to the run's MongoDB that can be blocked, which is what an absent server looks like. */
async function createGate() {
  const { hostname, port: farPort, pathname } = new URL(testConfig().MONGO_URI);
  const sockets = new Set<Socket>();
  let frozen = false;
  const server = createServer((near) => {
    if (frozen) return void sockets.add(near);
    const far = connect(Number(farPort), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => {});
      one.on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    uri: `mongodb://127.0.0.1:${port}${pathname}?directConnection=true`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    /** From now on it takes connections and says nothing, as a server that hangs. */
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    async open() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}

describe('openConnection', () => {
  it('waits for a server that is not there, and rides out one that goes away', async () => {
    const gate = await createGate();
    const connection = createConnection();
    const things = connection.model('Thing', new Schema({ name: { type: String, unique: true } }));
    const { logger, lines } = createCapturedLog();

    await gate.close();
    const opened = openConnection(connection, gate.uri, { clock: systemClock, logger });
    await eventually(
      () => expect(lines).toMatchObject([{ level: 'warn', msg: 'waiting for MongoDB' }]),
      10_000,
    );
    await gate.open();
    await opened;
    expect(Object.keys(await things.collection.indexInformation())).toContain('name_1');
    await things.create({ name: 'before' });

    await gate.close();
    const failure: unknown = await things.findOne().catch((error: unknown) => error);
    expect(isUnavailable(failure)).toBe(true);

    await gate.open();
    await eventually(
      async () => expect(await things.findOne().lean()).toMatchObject({ name: 'before' }),
      10_000,
    );
    await connection.close();
    await gate.close();
  }, 30_000);

  it('tells a request of a server that hangs, long before whoever asked gives up', async () => {
    const gate = await createGate();
    const connection = createConnection();
    const things = connection.model('Thing', new Schema({ name: String }));
    await openConnection(connection, gate.uri, { clock: systemClock, logger: createCapturedLog().logger });
    await things.findOne();

    gate.freeze();
    const asked = Date.now();
    const failure: unknown = await things.findOne().catch((error: unknown) => error);

    expect(isUnavailable(failure)).toBe(true);
    expect(Date.now() - asked).toBeLessThan(9_000);
    await connection.close(true);
    await gate.close();
  }, 30_000);
});
