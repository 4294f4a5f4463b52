import { once } from 'node:events';
import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import { systemClock } from '../process/clock.js';
import { createMetrics } from '../process/metrics.js';
import { createCapturedLog } from '../testing/captured-log.js';
import { eventually } from '../testing/eventually.js';
import { testJwtKey } from '../testing/test-config.js';
import { noTracer } from '../tracing/tracer.js';
import { createHttpApp } from './create-app.js';
import { givePlaceBack } from './load-limit.js';

let server: Server;
let url: string;
let answerAll: () => void;
let arrived: number;

/** An app that takes two requests at a time, and whose one route answers when it is told to. */
beforeEach(async () => {
  arrived = 0;
  const held = new Promise<void>((resolve) => {
    answerAll = resolve;
  });
  const route = Router().all('/held', async (_request, response) => {
    arrived++;
    await held;
    response.json({});
  });
  const stream = Router().get('/stream', (_request, response) => {
    givePlaceBack(response);
    response.write('first');
  });
  const app = createHttpApp({
    config: { JWT_KEY: testJwtKey, MAX_REQUESTS: 2 },
    logger: createCapturedLog().logger,
    metrics: createMetrics('test'),
    tracer: noTracer,
    readiness: () => ({ serving: true }),
    isEnded: async () => false,
    clock: systemClock,
    routes: [route, stream],
  });
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  answerAll();
  server.closeAllConnections();
  server.close();
});

const ask = (options?: RequestInit) => fetch(`${url}/held`, options);

/** As many requests as may be under way, which are. */
async function fill() {
  const asked = [ask(), ask()];
  // Where a test has failed before it awaits them, they end with the server, and only the test is to fail of it.
  for (const one of asked) one.catch(() => {});
  await eventually(() => expect(arrived).toBe(2));
  return asked;
}

describe('a limit to the load', () => {
  it('answers 503 in the error shape with Retry-After while too many requests are under way', async () => {
    const underWay = await fill();

    const answer = await ask();

    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await answer.json()).toEqual({ errors: [{ message: expect.stringContaining('try again') }] });
    answerAll();
    expect((await Promise.all(underWay)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('lets probes through, and counts those that were turned away', async () => {
    const underWay = await fill();
    await ask();

    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toContain(
      'http_requests_shed_total{service="test"} 1',
    );
    answerAll();
    await Promise.all(underWay);
  });

  it('takes requests again once there is room', async () => {
    const underWay = await fill();
    answerAll();
    await Promise.all(underWay);

    expect((await ask()).status).toBe(200);
  });

  it('has room again when those who asked have gone', async () => {
    const leaving = new AbortController();
    const asked = [1, 2].map(() => ask({ signal: leaving.signal }).catch(() => {}));
    await eventually(() => expect(arrived).toBe(2));
    leaving.abort();
    await Promise.all(asked);
    answerAll();

    await eventually(async () => expect((await ask()).status).toBe(200));
  });

  it('has room while others listen to answers that go on and on', async () => {
    const leaving = new AbortController();
    await Promise.all([1, 2, 3].map(() => fetch(`${url}/stream`, { signal: leaving.signal })));
    const underWay = await fill();

    expect((await ask()).status).toBe(503);
    leaving.abort();
    answerAll();
    await Promise.all(underWay);
    expect((await ask()).status).toBe(200);
  });

  it('has room while others have not sent their bodies yet', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': '100' };
    const slow = [1, 2, 3].map(() => {
      const request = httpRequest(`${url}/held`, { method: 'POST', headers }).on('error', () => {});
      request.write('{');
      return request;
    });
    await Promise.all(slow.map((request) => once(request, 'socket')));

    const asked = ask();
    await eventually(() => expect(arrived).toBe(1));
    answerAll();
    expect((await asked).status).toBe(200);
    for (const request of slow) request.destroy();
  });
});
