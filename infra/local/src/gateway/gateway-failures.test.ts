import { once } from 'node:events';
import { request } from 'node:http';
import { until } from '../supervisor.fixture.js';
import { send, useGateway } from './gateway.fixture.js';

const { deadAddress, seen, serve, serveGateway } = useGateway();

describe('a service that cannot answer', () => {
  it('is a 503 in the error shape under /api', async () => {
    const answer = await send(`${await serveGateway({ tickets: await deadAddress() })}/api/tickets`);

    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    expect(JSON.parse(answer.body)).toEqual({ errors: [{ message: expect.stringContaining('try again') }] });
  });

  it('is logged with the id that is answered, and without what the query holds', async () => {
    const gateway = await serveGateway({ tickets: await deadAddress() });
    const { headers } = await send(`${gateway}/api/tickets?token=secret`);

    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(seen.logged).toMatchObject([
      {
        requestId: headers['x-request-id'],
        traceId: headers['x-request-id'],
        method: 'GET',
        path: '/api/tickets',
        reason: expect.stringContaining('ECONNREFUSED'),
        msg: 'no answer from upstream',
      },
    ]);
    expect(JSON.stringify(seen.logged)).not.toContain('secret');
  });

  it('is a 503 page for people elsewhere', async () => {
    const answer = await send(`${await serveGateway({ client: await deadAddress() })}/tickets/new`);

    expect(answer).toMatchObject({ status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(answer.body).toContain('<h1>Not available right now</h1>');
  });

  it('is given up after a while when it accepts a request and says nothing', async () => {
    const gateway = await serveGateway({ tickets: await serve(() => {}) }, { timeoutMs: 50 });

    expect((await send(`${gateway}/api/tickets`)).status).toBe(503);
  });

  it('is not waited for a second time because it had answered on that connection before', async () => {
    let asked = 0;
    const tickets = await serve((_req, res) => void (asked++ === 0 && res.end('ok')));
    const gateway = await serveGateway({ tickets }, { timeoutMs: 1_500 });
    await send(`${gateway}/api/tickets`);

    expect((await send(`${gateway}/api/tickets`)).status).toBe(503);
    expect(asked).toBe(2);
  });

  it('is waited for no longer in all when the request had to be sent again', async () => {
    let asked = 0;
    const tickets = await serve((_req, res) => {
      asked++;
      if (asked === 1) res.end('ok');
      if (asked === 2) setTimeout(() => res.destroy(), 800);
    });
    const gateway = await serveGateway({ tickets }, { timeoutMs: 1_500 });
    await send(`${gateway}/api/tickets`);
    const begun = Date.now();

    expect((await send(`${gateway}/api/tickets`)).status).toBe(503);
    expect(asked).toBe(3);
    expect(Date.now() - begun).toBeLessThan(2_200);
  });

  it('ends the answer that it dies in, so that the caller does not wait for the rest', async () => {
    const client = await serve((_req, res) => {
      res.writeHead(200, { 'content-length': 100 });
      res.write('half', () => res.destroy());
    });

    await expect(send(await serveGateway({ client }))).rejects.toThrow('aborted');
  });

  it('is not asked by more than it can answer, and others are not held up', async () => {
    let answer = () => {};
    const busy = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let asked = 0;
    const tickets = await serve((_req, res) => {
      asked++;
      void busy.then(() => res.end('at last'));
    });
    const client = await serve((_req, res) => res.end('ok'));
    const gateway = await serveGateway({ tickets, client }, { maxRequests: 1 });
    const first = send(`${gateway}/api/tickets`);
    await until(() => asked === 1);

    expect((await send(`${gateway}/api/tickets`)).status).toBe(503);
    expect((await send(gateway)).body).toBe('ok');
    answer();
    expect((await first).body).toBe('at last');
    expect((await send(`${gateway}/api/tickets`)).body).toBe('at last');
  });

  it('has room while others have not sent their bodies yet', async () => {
    const tickets = await serve((_req, res) => void res.end('ok'));
    const gateway = await serveGateway({ tickets }, { maxRequests: 1 });
    const slow = [1, 2].map(() => {
      const headers = { 'content-length': 100 };
      const sending = request(`${gateway}/api/tickets`, { method: 'POST', headers }).on('error', () => {});
      sending.write('{');
      return sending;
    });
    await until(() => slow.every(({ socket }) => socket?.bytesWritten));

    expect((await send(`${gateway}/api/tickets`)).body).toBe('ok');
    for (const sending of slow) sending.destroy();
  });

  it('has room while others listen to answers that go on and on', async () => {
    const tickets = await serve(
      (req, res) => void (req.url?.endsWith('/events') ? res.write(':') : res.end('ok')),
    );
    const gateway = await serveGateway({ tickets }, { maxRequests: 1 });
    const listening = request(`${gateway}/api/tickets/1/events`)
      .on('error', () => {})
      .end();
    await once(listening, 'response');

    expect((await send(`${gateway}/api/tickets`)).body).toBe('ok');
    listening.destroy();
  });

  it('does not bring the gateway down', async () => {
    const gateway = await serveGateway({
      tickets: await deadAddress(),
      client: await serve((_, res) => res.end('ok')),
    });
    await send(`${gateway}/api/tickets`);

    expect((await send(gateway)).body).toBe('ok');
  });
});
