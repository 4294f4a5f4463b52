import {
  createGate,
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
  const { service, platform } = createService(testConfig(), {
    bus: createMemoryBus(),
    clock: createManualClock(),
  });
  const connection = mongoose.createConnection();
  afterAll(() => Promise.all([service.stop(), connection.close()]));

  it('is listed once the service has started, and found by its title, also if the list was asked for before', async () => {
    await openTestConnection(connection);
    const old = { title: 'Opera', words: ['opera'], price: 2_000, userId: newId(), version: 3 };
    await connection.collection('tickets').insertMany([
      { ...old, status: 'available' },
      { ...old, status: 'sold' },
    ]);

    const gate = createGate();
    const tickets = platform.connection.collection('tickets');
    const { updateMany } = tickets;
    jest.spyOn(tickets, 'updateMany').mockImplementationOnce(async (...update) => {
      await gate.wait();
      return updateMany.apply(tickets, update);
    });
    const found = async () => (await request(service.app).get('/api/tickets?q=op')).body;

    await service.start();
    await eventually(async () => expect(await found()).toEqual([]));
    gate.open();

    await eventually(async () => {
      expect(await found()).toEqual([
        expect.objectContaining({ title: 'Opera', status: 'available', version: 3 }),
      ]);
    });
  });
});
