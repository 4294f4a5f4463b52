import { cookieOf, createMemoryBus, eventually, newId, testConfig } from '@ticketing/common/testing';
import request from 'supertest';
import { createService } from './service.js';

describe('the service without its broker', () => {
  it('takes tickets from its start on, and tells of them as soon as the broker is there', async () => {
    const bus = createMemoryBus();
    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { connect } = bus;
    const { service } = createService(testConfig(), {
      bus: Object.assign(bus, { connect: () => arrival.then(connect) }),
    });
    const started = service.start();
    const list = () =>
      request(service.app)
        .post('/api/tickets')
        .set('Cookie', cookieOf(newId()))
        .send({ title: 'Opera', price: 20 });

    const ticket = await eventually(async () => (await list().expect(201)).body);
    await request(service.app).get(`/api/tickets/${ticket.id}`).expect(200);
    expect(bus.published('ticket:created')).toEqual([]);

    arrive();
    await started;
    await eventually(() =>
      expect(bus.published('ticket:created')).toMatchObject([{ data: { id: ticket.id } }]),
    );
    await service.stop();
  });
});
