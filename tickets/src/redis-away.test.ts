import { createRedisCounts } from '@ticketing/common';
import { newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from './test-service.js';
import { putOnSale } from './test-tickets.js';

// Nothing listens there.
const { app, url } = startTestService({
  limits: 'tickets:1/600',
  counts: createRedisCounts('redis://127.0.0.1:1', 'tickets'),
});

it('without Redis nobody is refused, the service is ready, and a figure tells', async () => {
  const seller = newId();
  for (let time = 0; time < 3; time++) await putOnSale(app, { seller });

  expect((await fetch(`${url()}/readyz`)).status).toBe(200);
  const figures = (await request(app).get('/metrics')).text;
  expect(figures).toMatch(/^rate_limits_skipped_total\{service="tickets"\} 3$/m);
});
