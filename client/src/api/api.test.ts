import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Api, createApi } from './api';
import { ApiError } from './api-error';
import { createHttp } from './http';

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

describe('the services over HTTP', () => {
  let server: Server;
  let baseURL: string;
  let asked: Pick<IncomingMessage, 'method' | 'url' | 'headers'>;
  let answer: Answer;
  let api: Api;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked = request;
      const { status = 200, headers = {}, body = {} } = answer;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const headers = { host: 'ticketing.dev', cookie: 'session=abc' };
    api = createApi(createHttp({ baseURL, adapter: 'http', headers }));
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('are asked under the visitor’s host name and with the visitor’s cookie', async () => {
    answer = { body: { currentUser: null } };
    expect(await api.users.current()).toBeNull();
    expect(asked.headers).toMatchObject({ host: 'ticketing.dev', cookie: 'session=abc' });
  });

  it('are asked for what is on sale with no more than the search', async () => {
    answer = { body: [], headers: { link: '</api/tickets?q=a&cursor=abc>; rel="next"' } };
    expect(await api.tickets.onSale({ q: 'a', sort: undefined })).toEqual({ tickets: [], nextCursor: 'abc' });
    expect(asked.url).toBe('/api/tickets?q=a');
  });

  it('are not asked for another path by a strange id', async () => {
    answer = {};
    await api.orders.cancel('1/../../users?x');
    expect(asked).toMatchObject({ method: 'DELETE', url: '/api/orders/1%2F..%2F..%2Fusers%3Fx' });
  });

  it('are asked to pay under the key of the click', async () => {
    answer = { status: 201, body: { id: 'c1', status: 'completed' } };
    const paid = await api.payments.pay({ orderId: 'o1', paymentMethodId: 'pm_card_visa' }, 'key-1');
    expect(paid).toEqual({ id: 'c1', status: 'completed' });
    expect(asked).toMatchObject({
      method: 'POST',
      url: '/api/payments',
      headers: { 'idempotency-key': 'key-1' },
    });
  });

  it('are asked to list a ticket under the key of the form, if it has one', async () => {
    answer = { status: 201, body: { id: 't1' } };
    await api.tickets.create({ title: 'Opera', price: 20 }, 'key-1');
    expect(asked.headers).toMatchObject({ 'idempotency-key': 'key-1' });
    await api.tickets.create({ title: 'Opera', price: 20 });
    expect(asked.headers).not.toHaveProperty('idempotency-key');
  });

  it('are asked to go on with a payment by its id', async () => {
    answer = { status: 202, body: { id: 'c1', status: 'requires_action', clientSecret: 's' } };
    expect(await api.payments.resume('c/1')).toMatchObject({ status: 'requires_action' });
    expect(asked).toMatchObject({ method: 'POST', url: '/api/payments/c%2F1/resume' });
  });

  it('refuse with an ApiError', async () => {
    answer = { status: 400, body: { errors: [{ message: 'Ticket is reserved' }] } };
    const refused = api.orders.create('t1');
    await expect(refused).rejects.toBeInstanceOf(ApiError);
    await expect(refused).rejects.toMatchObject({ status: 400, errors: [{ message: 'Ticket is reserved' }] });
  });
});
