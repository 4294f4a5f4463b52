import os from 'node:os';
import mongoose from 'mongoose';
import { createMetrics } from '../process/metrics.js';
import { eventually } from '../testing/eventually.js';
import { testConfig } from '../testing/test-config.js';
import { measurePool } from './pool-figures.js';

const connection = mongoose.createConnection();
const metrics = createMetrics('test');

beforeAll(async () => {
  await connection.openUri(testConfig().MONGO_URI, { maxPoolSize: 2, runtimeAdapters: { os } });
  measurePool(connection, metrics);
});
afterAll(() => connection.close());

async function figures() {
  const values = await metrics.registry.getMetricsAsJSON();
  return Object.fromEntries(values.map(({ name, values: [first] }) => [name, first?.value]));
}

/** An operation that the server takes so many milliseconds for. */
const slow = (milliseconds: number) =>
  connection.collection('things').findOne({ $where: `sleep(${milliseconds}) || true` });

describe('the figures of a pool', () => {
  it('say how many connections are open, how many of them in use, and how many operations wait', async () => {
    await connection.collection('things').insertOne({});
    const operations = Array.from({ length: 5 }, () => slow(3_000));

    await eventually(async () =>
      expect(await figures()).toMatchObject({
        mongodb_pool_connections: 2,
        mongodb_pool_connections_in_use: 2,
        mongodb_pool_waiting: 3,
      }),
    );
    await Promise.all(operations);
    expect(await figures()).toMatchObject({
      mongodb_pool_connections: 2,
      mongodb_pool_connections_in_use: 0,
      mongodb_pool_waiting: 0,
      mongodb_pool_checkout_failures_total: 0,
    });
  });
});
