import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import request from 'supertest';
import { newId } from '../mongo/new-id.js';
import { eventually } from '../testing/eventually.js';
import { cookieOf } from '../testing/signed-in.js';
import { createTestApp } from '../testing/test-app.js';
import { HttpError } from './errors.js';
import { requireSignIn } from './session.js';

let release = () => {};
const { app, lines, metrics } = createTestApp(
  Router()
    .get('/items/:id', (_request, response) => {
      setImmediate(() => response.json({}));
    })
    .post('/sign-in', (_request, response) => {
      response.status(400).json({});
    })
    .get('/members', requireSignIn)
    .post('/refused/:status', ({ params }) => {
      throw new HttpError(Number(params.status), 'No');
    })
    .get('/broken', () => {
      throw new Error('broken');
    })
    .get('/held', (_request, response) => {
      release = () => response.json({});
    }),
);

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

beforeEach(() => {
  lines.length = 0;
});

describe('the request log', () => {
  it('has one line a request, with its ids, its user and where it came from', async () => {
    const user = newId();
    await request(app)
      .get('/items/1?q=opera')
      .set('Cookie', cookieOf(user))
      .set('X-Request-Id', 'from-the-gateway')
      .set('X-Forwarded-For', '203.0.113.7')
      .set('traceparent', traceparent);

    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        service: 'test',
        traceId,
        requestId: 'from-the-gateway',
        method: 'GET',
        path: '/items/1',
        status: 200,
        duration: expect.any(Number),
        user,
        address: '203.0.113.7',
        msg: 'request',
      },
    ]);
  });

  it('has the ids of a failure on both of its lines', async () => {
    await request(app).get('/broken').set('X-Request-Id', 'to-be-found').set('traceparent', traceparent);

    expect(lines).toMatchObject([
      { level: 'error', msg: 'unexpected error', requestId: 'to-be-found', traceId },
      { level: 'warn', msg: 'request failed', requestId: 'to-be-found', traceId, status: 500 },
    ]);
  });

  it('has what is refused, for whatever reason, with who asked and from where', async () => {
    const user = newId();
    const from = { 'X-Forwarded-For': '203.0.113.7', Cookie: cookieOf(user) };
    const line = { level: 'info', msg: 'request', address: '203.0.113.7' };

    for (const status of [400, 401, 404, 429]) await request(app).post(`/refused/${status}`).set(from);
    await request(app).get('/nowhere').set(from);
    expect(lines).toMatchObject([400, 401, 404, 429, 404].map((status) => ({ ...line, status, user })));
    lines.length = 0;

    await request(app)
      .get('/members')
      .set({ ...from, Cookie: 'session=forged' });
    await request(app)
      .post('/sign-in')
      .set({ ...from, Origin: 'https://evil.example' });
    expect(lines).toMatchObject([401, 403].map((status) => ({ ...line, status })));
    for (const each of lines) expect(each).not.toHaveProperty('user');
  });

  it('has one line of what would begin another', async () => {
    const path = '/nowhere/%0A","level":"fatal\\"}{"level":"fatal"}';
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const [answer] = await once(get({ port, path }), 'response');
    answer.resume();

    await eventually(() => expect(lines).toMatchObject([{ level: 'info', status: 404, path }]));
    server.close();
  });

  it('keeps apart requests that share a connection and overlap', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `request-${n}`);
    await Promise.all(ids.map((id) => request(app).get(`/items/${id}`).set('X-Request-Id', id)));

    expect(lines).toHaveLength(20);
    for (const { path, requestId } of lines) expect(path).toBe(`/items/${requestId}`);
    expect(new Set(lines.map((line) => line.traceId)).size).toBe(20);
  });

  it('knows of a visitor who left, and which request it was', async () => {
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const visit = get({
      port,
      path: '/held',
      headers: { 'x-request-id': 'impatient', traceparent, 'x-forwarded-for': '2001:db8::1' },
    });
    visit.on('error', () => {});
    const arrived = once(server, 'request');
    await arrived;
    visit.destroy();

    await eventually(() => expect(lines).toHaveLength(1));
    expect(lines[0]).toMatchObject({
      msg: 'request aborted',
      requestId: 'impatient',
      traceId,
      path: '/held',
      address: '2001:db8:0:0',
    });
    expect(lines[0]).not.toHaveProperty('status');
    release();
    server.close();
  });

  it('holds no cookie, password, token or card, whatever becomes of the request', async () => {
    const cookie = cookieOf(newId());
    const secrets = { password: 'hunter2hunter2', token: 'tok_visa', card: '4242424242424242' };
    const send = (path: string) => request(app).post(path).set('Cookie', cookie);
    await send('/sign-in?token=tok_visa').send(secrets);
    await send('/nowhere').send(secrets);
    await send('/sign-in').type('application/json').send(JSON.stringify(secrets).slice(0, -1));
    await request(app).get('/broken?password=hunter2hunter2').set('Cookie', cookie);

    const log = JSON.stringify(lines);
    expect(lines).toHaveLength(5);
    for (const secret of [...Object.values(secrets), cookie, cookie.slice('session='.length)]) {
      expect(log).not.toContain(secret);
    }
  });
});

describe('the id of a request', () => {
  it('is answered, so that a person can quote it', async () => {
    const answer = await request(app).get('/items/1');
    expect(answer.get('X-Request-Id')).toMatch(/^[0-9a-f]{32}$/);
    expect(lines[0]?.requestId).toBe(answer.get('X-Request-Id'));
  });

  it('is that of its trace, so that all it caused is found by what a person quotes', async () => {
    const answer = await request(app).get('/items/1');
    expect(lines[0]?.traceId).toBe(answer.get('X-Request-Id'));
  });

  it.each(['x'.repeat(101), 'two words', '{"a":1}', ''])('is not taken over when it is %j', async (id) => {
    const answer = await request(app).get('/items/1').set('X-Request-Id', id);
    expect(answer.get('X-Request-Id')).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('the measure of requests', () => {
  it('goes by the pattern of the route, not by its ids', async () => {
    await request(app).get('/items/1');
    await request(app).get('/items/2');
    await request(app).get('/nowhere/3');

    const { values } = await metrics.httpRequestDuration.get();
    const routes = values.filter(({ metricName }) => metricName?.endsWith('_count'));
    expect(routes.map(({ labels }) => labels.route)).toEqual(
      expect.arrayContaining(['/items/:id', 'unknown']),
    );
    expect(JSON.stringify(routes)).not.toContain('/items/1');
  });
});
