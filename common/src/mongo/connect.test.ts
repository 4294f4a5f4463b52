import { Schema } from 'mongoose';
import { systemClock } from '../process/clock.js';
import { createCapturedLog } from '../testing/captured-log.js';
import { eventually } from '../testing/eventually.js';
import { testConfig } from '../testing/test-config.js';
import { createConnection, openConnection } from './connect.js';
import { isUnavailable } from './errors.js';
import { createMongoGate } from './mongo-gate.fixture.js';

describe('openConnection', () => {
  it('waits for a server that is not there, and rides out one that goes away', async () => {
    const gate = await createMongoGate();
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

  it('has each write acknowledged once a majority has it in its journal', async () => {
    const connection = createConnection();
    const { logger } = createCapturedLog();
    await openConnection(connection, testConfig().MONGO_URI, { clock: systemClock, logger });
    const { writeConcern } = connection.getClient().options;
    await connection.close();

    expect(writeConcern).toMatchObject({ w: 'majority', journal: true });
  });

  it('tells a request of a server that hangs, long before whoever asked gives up', async () => {
    const gate = await createMongoGate();
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
