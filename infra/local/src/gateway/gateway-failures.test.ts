import { send, useGateway } from './gateway.fixture.js';

const { deadAddress, seen, serve, serveGateway } = useGateway();

const protectedAnswer = {
  'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

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
    expect(answer.body).toContain('<h2>Gerade nicht erreichbar</h2>');
  });

  it.each(['/api/tickets', '/'])('is no answer at %s that others may frame or keep', async (path) => {
    const nobody = await deadAddress();
    const { headers } = await send(`${await serveGateway({ tickets: nobody, client: nobody })}${path}`);

    expect(headers).toMatchObject(protectedAnswer);
  });

  it.each([
    [405, { method: 'TRACE' }],
    [400, { method: 'POST', headers: { 'transfer-encoding': 'chunked' }, body: 'x'.repeat(70_000) }],
  ])('is none of what the gateway answers by %s either', async (status, asked) => {
    const tickets = await serve((_req, res) => void res.end());
    const answer = await send(`${await serveGateway({ tickets })}/api/tickets`, asked);

    expect(answer).toMatchObject({ status, headers: protectedAnswer });
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

  it('does not bring the gateway down', async () => {
    const gateway = await serveGateway({
      tickets: await deadAddress(),
      client: await serve((_, res) => res.end('ok')),
    });
    await send(`${gateway}/api/tickets`);

    expect((await send(gateway)).body).toBe('ok');
  });
});
