import { Router } from 'express';
import request from 'supertest';
import { visitorAddressBy } from '../limits/visitor-address.js';
import { createCapturedTracer } from '../testing/captured-tracer.js';
import { createTestApp } from '../testing/test-app.js';
import { sendFirst, sendReady } from './ready-answers.js';

const answer = {
  route: '/things',
  headers: { 'Content-Type': 'text/plain; charset=utf-8', ETag: '"1"' },
  body: Buffer.from('ready for 10 € – ✓'),
};
const { app, logger, lines, metrics } = createTestApp(
  Router().all('/things', (_request, response) => void response.send('made')),
);
const { tracer, spans } = createCapturedTracer();
const find = (url: string) => (url === '/things?page=1' ? answer : undefined);
sendFirst(app, sendReady({ find, addressOf: visitorAddressBy(app), logger, metrics, tracer }));

beforeEach(() => {
  lines.length = 0;
});

describe('an answer that is ready', () => {
  it('is a span like any other', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await request(app).get('/things?page=1').set('traceparent', traceparent);
    const attributes = { 'http.response.status_code': 200, 'url.path': '/things', 'url.scheme': 'http' };
    expect(spans).toMatchObject([{ kind: 'server', name: 'GET /things', after: traceparent, attributes }]);
  });

  it('is sent as it is, with the headers that every answer has', async () => {
    const made = await request(app).get('/things');
    expect(made.text).toBe('made');
    const ready = await request(app).get('/things?page=1').set('X-Request-Id', 'mine');
    expect(ready.text).toBe('ready for 10 € – ✓');
    expect(ready.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      etag: '"1"',
      'x-request-id': 'mine',
    });
    const perAnswer = ['content-length', 'content-type', 'etag', 'date', 'x-request-id', 'cache-control'];
    for (const [name, value] of Object.entries(made.headers)) {
      if (!perAnswer.includes(name)) expect([name, ready.headers[name]]).toEqual([name, value]);
    }
  });

  it('is not sent again to whoever has it', async () => {
    for (const tags of ['"1"', 'W/"1"', '"0", "1"']) {
      const again = await request(app).get('/things?page=1').set('If-None-Match', tags);
      expect([tags, again.status, again.text]).toEqual([tags, 304, '']);
    }
    const other = await request(app).get('/things?page=1').set('If-None-Match', '"2"');
    expect(other.status).toBe(200);
  });

  it('is for those who ask for it alone', async () => {
    expect((await request(app).post('/things?page=1')).text).toBe('made');
    expect((await request(app).get('/things?page=2')).text).toBe('made');
  });

  it('has its line in the log and its place in the figures, as any other', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
    const ids = { 'X-Request-Id': 'mine', 'X-Forwarded-For': '203.0.113.7, 10.0.0.1', traceparent };
    await request(app).get('/things?page=1').set(ids).expect(200);
    await request(app).get('/things').set(ids).expect(200);
    const [ready, made] = lines;
    expect(ready).toEqual({ ...made, time: expect.any(String), duration: expect.any(Number) });
    expect(ready).toMatchObject({ traceId, requestId: 'mine', path: '/things', status: 200, msg: 'request' });
    expect(ready?.address).toBe('203.0.113.7');
    const alone = await request(app).get('/things?page=1');
    expect(lines.at(-1)?.traceId).toBe(alone.get('X-Request-Id'));
    const figures = await metrics.registry.metrics();
    expect(figures).toMatch(/http_request_duration_seconds_count{.*route="\/things",status="200"/);
  });
});
