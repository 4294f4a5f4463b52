import {
  createManualClock,
  createMemoryBus,
  eventually,
  newId,
  openTestConnection,
  testConfig,
} from '@ticketing/common/testing';
import mongoose from 'mongoose';
import request from 'supertest';
import { createService } from '../service.js';

describe('a ticket that was stored before tickets had events', () => {
  const { service } = createService(testConfig(), { bus: createMemoryBus(), clock: createManualClock() });
  const connection = mongoose.createConnection();
  afterAll(() => Promise.all([service.stop(), connection.close()]));

  it('is listed once the service has started, and found by its title', async () => {
    await openTestConnection(connection);
    const old = { title: 'Opera', words: ['opera'], price: 2_000, userId: newId(), version: 3 };
    await connection.collection('tickets').insertMany([
      { ...old, status: 'available' },
      { ...old, status: 'sold' },
    ]);

    await service.start();

    await eventually(async () => {
      const { body } = await request(service.app).get('/api/tickets?q=op');
      expect(body).toEqual([expect.objectContaining({ title: 'Opera', status: 'available', version: 3 })]);
    });
  });
});
