import { cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from './test-service.js';
import { putOnSale } from './test-tickets.js';

const { app, clock } = startTestService({ limits: 'tickets:3/600,market:4/60' });

const list = (seller: string, address?: string) =>
  request(app)
    .post('/api/tickets')
    .set({ Cookie: cookieOf(seller), ...(address && { 'X-Forwarded-For': address }) })
    .send({ title: 'Opera', price: 20 });

it('a seller lists, edits and withdraws so much and no more, reads on, and goes on later', async () => {
  const seller = newId();
  const { id } = await putOnSale(app, { seller });
  const ask = (method: 'put' | 'delete' | 'get') =>
    request(app)
      [method](`/api/tickets/${id}`)
      .set('Cookie', cookieOf(seller))
      .send({ title: 'Aida', price: 30 });
  expect((await ask('put')).status).toBe(200);
  expect((await ask('delete')).status).toBe(204);

  const refused = await list(seller);

  expect(refused.status).toBe(429);
  expect(refused.get('Retry-After')).toBe('600');
  expect(refused.body).toEqual({
    errors: [{ message: 'Too many attempts. Please try again in 10 minutes.' }],
  });
  expect((await ask('put')).status).toBe(429);
  expect((await ask('delete')).status).toBe(429);
  expect((await ask('get')).status).toBe(200);
  expect((await list(newId())).status).toBe(201);
  clock.advance(600_000);
  expect((await list(seller)).status).toBe(201);
});

it('an address lists so much and no more, by whatever account and by none', async () => {
  const address = '198.51.100.1';
  const heard: number[] = [];
  for (let time = 0; time < 3; time++) heard.push((await list(newId(), address)).status);
  const anonymous = () => request(app).post('/api/tickets').set('X-Forwarded-For', address);
  heard.push((await anonymous()).status, (await anonymous()).status, (await list(newId(), address)).status);

  expect(heard).toEqual([201, 201, 201, 401, 429, 429]);
  expect((await list(newId(), '198.51.100.2')).status).toBe(201);
});
