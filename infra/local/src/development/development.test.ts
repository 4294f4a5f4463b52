import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiDescription, openApiOf } from '@ticketing/common';
import { newId } from '@ticketing/common/testing';
import request from 'supertest';
import { createDevelopmentApp } from './app.js';
import { createLiveFeed, type News } from './live-feed.js';
import { createLogTail, type HandlingLine } from './log-tail.js';
import { createMailbox } from './mailbox.js';

const api: ApiDescription = {
  service: 'things',
  description: 'Things',
  operations: [{ method: 'get', path: '/api/things', summary: 'All things', answers: {} }],
};

const pages = join(__dirname, 'pages');

const message = (id: string) =>
  JSON.stringify({
    specversion: '1.0',
    id,
    source: '/auth',
    type: 'dev.ticketing.user.created.v1',
    time: '2030-01-01T12:00:00.000Z',
    subject: newId(),
    traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    data: { id: newId(), version: 0, email: 'ada@example.com' },
  });

describe('the feed of live events', () => {
  it('gives whoever comes what is known and then what comes, each event once', () => {
    const feed = createLiveFeed();
    const seen: News[] = [];
    const body = message('1');
    feed.message('user:created', body);
    feed.message('user:created', body);
    feed.message('user:created', 'not an event');

    const leave = feed.watch((news) => seen.push(news));
    feed.state(true);
    feed.handling({ eventId: '1', service: 'orders', time: '2030-01-01T12:00:00.010Z', outcome: 'handled' });
    leave();
    feed.message('user:created', message('2'));

    expect(seen).toEqual([
      { kind: 'state', connected: false },
      expect.objectContaining({ kind: 'told', id: '1', source: 'auth', traceId: 'a'.repeat(32) }),
      { kind: 'state', connected: true },
      { kind: 'handled', id: '1', service: 'orders', time: '2030-01-01T12:00:00.010Z' },
    ]);
  });

  it('keeps a bounded past', () => {
    const feed = createLiveFeed();
    for (let n = 0; n < 400; n++) feed.message('user:created', message(String(n)));
    const seen: News[] = [];
    feed.watch((news) => seen.push(news));

    expect(seen).toHaveLength(301);
    expect(seen.at(-1)).toMatchObject({ id: '399' });
  });
});

describe('the tail of a log', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'log-tail-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const line = (eventId: string, msg = 'event handled') =>
    `${JSON.stringify({ service: 'orders', time: '2030-01-01T12:00:00.000Z', eventId, msg })}\n`;

  it('has what is added, line by line, and all of a log that begins anew', async () => {
    const path = join(folder, 'orders.log');
    const seen: HandlingLine[] = [];
    const look = createLogTail(path, (one) => seen.push(one));
    const ids = () => seen.splice(0).map(({ eventId, outcome }) => `${eventId} ${outcome}`);
    await writeFile(path, line('before'));
    await look();
    expect(ids()).toEqual([]);

    const next = line('b', 'event dead-lettered');
    await appendFile(
      path,
      `${line('a')}{"eventId": broken\n${line('x', 'something else')}${next.slice(0, 20)}`,
    );
    await look();
    expect(ids()).toEqual(['a handled']);
    await appendFile(path, next.slice(20));
    await look();
    expect(ids()).toEqual(['b put-aside']);

    await writeFile(path, line('c', 'event failed, trying again'));
    await look();
    expect(ids()).toEqual(['c failed']);
  });

  it('waits for a log that is not there yet', async () => {
    const path = join(folder, 'later.log');
    const seen: HandlingLine[] = [];
    const look = createLogTail(path, (one) => seen.push(one));
    await look();
    await writeFile(path, line('a'));
    await look();

    expect(seen).toHaveLength(1);
  });
});

describe('the development pages', () => {
  const app = createDevelopmentApp({
    feed: createLiveFeed(),
    mailbox: createMailbox(),
    openApi: openApiOf([api], '1.0.0'),
    pages,
  });

  it.each([
    '/dev/events',
    '/dev/files/events.js',
    '/dev/files/base.css',
    '/dev/files/events.css',
    '/dev/mail',
    '/dev/files/mail.js',
    '/dev/files/mail.css',
    '/api/docs',
    '/dev/files/api.js',
    '/dev/files/api.css',
  ])(
    '%s may load nothing from elsewhere, run nothing that is written into it, and be framed by nobody',
    async (path) => {
      const answer = await request(app).get(path);

      expect(answer.status).toBe(200);
      expect(answer.get('Content-Security-Policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src/,
      );
      expect(answer.get('Content-Security-Policy')).not.toContain('unsafe');
      expect(answer.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
      expect(answer.get('X-Content-Type-Options')).toBe('nosniff');
      expect(answer.text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\son\w+="/);
    },
  );

  it('have the description of the API for tools', async () => {
    const { body } = await request(app).get('/api/docs/openapi.json');

    expect(body.openapi).toBe('3.1.1');
    expect(Object.keys(body.paths)).toContain('/api/things');
  });

  it.each(['/dev/files/../app.ts', '/dev/files/%2e%2e/app.ts', '/dev', '/dev/files/'])(
    '%s is not there',
    async (path) => {
      expect((await request(app).get(path)).status).toBe(404);
    },
  );
});
