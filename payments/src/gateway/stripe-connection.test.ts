import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { newId } from '@ticketing/common/testing';
import { pino } from 'pino';
import { createStripeGateway } from './stripe-gateway.js';

/** Listens, and never again looks who has come: once its backlog is full, the system drops who else wants in. */
const deafServer = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30_000);
  });`;

describe('a network that swallows whatever is sent to Stripe', () => {
  const waiting: Socket[] = [];
  let worker: Worker;
  let apiBase = '';

  beforeAll(async () => {
    worker = new Worker(deafServer, { eval: true });
    const [port] = await once(worker, 'message');
    apiBase = `http://127.0.0.1:${port}`;
    for (let i = 0; i < 8; i++) waiting.push(connect(port, '127.0.0.1').on('error', () => {}));
    await once(waiting[0] as Socket, 'connect');
  });
  afterAll(async () => {
    for (const socket of waiting) socket.destroy();
    await worker.terminate();
  });

  it('is given up in time, on the way there already', async () => {
    const logger = pino({ level: 'silent' });
    const gateway = createStripeGateway({ key: 'sk_test_local', apiBase, logger, timeout: 200, retries: 1 });
    const charge = { chargeId: newId(), createdAt: new Date() };
    const payment = { ...charge, orderId: newId(), amount: 1999, currency: 'usd' };
    const begun = Date.now();

    const outcomes = await Promise.all([
      gateway.pay({ ...payment, source: { paymentMethodId: 'pm_card_visa' } }),
      gateway.find(charge),
      gateway.find({ ...charge, intentId: 'pi_1' }),
      gateway.cancel('pi_1'),
    ]);
    await expect(gateway.refund({ chargeId: newId(), intentId: 'pi_1', attempts: 0 })).rejects.toThrow();

    expect(outcomes).toEqual([1, 2, 3, 4].map(() => ({ kind: 'unknown' })));
    expect(Date.now() - begun).toBeLessThan(3 * gateway.patience);
  });
});
