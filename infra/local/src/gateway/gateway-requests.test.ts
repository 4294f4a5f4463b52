import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { send, useGateway } from './gateway.fixture.js';

const { seen, serve, serveGateway } = useGateway();

describe('a request through the gateway', () => {
  it('reaches the service that its path belongs to, with its body, cookie and host', async () => {
    const tickets = await serve((req, res) => {
      req.pipe(
        res.writeHead(201, { seen: [req.method, req.url, req.headers.host, req.headers.cookie].join(' ') }),
      );
    });
    const gateway = await serveGateway({ tickets });
    const answer = await send(`${gateway}/api/tickets?x=1`, {
      method: 'POST',
      headers: { host: 'ticketing.dev', cookie: 'session=abc' },
      body: '{"title":"Opera"}',
    });

    expect(answer).toMatchObject({ status: 201, body: '{"title":"Opera"}' });
    expect(answer.headers.seen).toBe('POST /api/tickets?x=1 ticketing.dev session=abc');
  });

  it('carries who asked and an id, overwriting what the caller claims about itself', async () => {
    const client = await serve((req, res) => res.end(JSON.stringify(req.headers)));
    const gateway = await serveGateway({ client });
    const claims = { 'x-forwarded-for': '6.6.6.6', 'x-forwarded-proto': 'https', host: 'ticketing.dev' };
    const seen = JSON.parse((await send(gateway, { headers: claims })).body);

    expect(seen).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'ticketing.dev',
    });
    expect(seen['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });

  it("keeps a caller's request id when it is one, and replaces it when it could forge a log line", async () => {
    const client = await serve((req, res) => res.end(req.headers['x-request-id']));
    const gateway = await serveGateway({ client });

    expect((await send(gateway, { headers: { 'x-request-id': 'trace-1' } })).body).toBe('trace-1');
    expect((await send(gateway, { headers: { 'x-request-id': 'a" "level":"fatal' } })).body).toMatch(
      /^[0-9a-f]{32}$/,
    );
  });

  it('is answered with its id, also when the service says nothing of it', async () => {
    const client = await serve((_req, res) => res.end());
    const tickets = await serve((req, res) =>
      res.setHeader('X-Request-Id', `${req.headers['x-request-id']}`).end(),
    );
    const gateway = await serveGateway({ client, tickets });
    const idOf = async (path: string) =>
      (await send(`${gateway}${path}`, { headers: { 'x-request-id': 'trace-1' } })).headers['x-request-id'];

    expect(await idOf('/')).toBe('trace-1');
    expect(await idOf('/api/tickets')).toBe('trace-1');
    expect((await send(gateway)).headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is answered piece by piece as the service sends it', async () => {
    const client = await serve((_req, res) => {
      res.write('first');
      res.on('error', () => {});
    });
    const gateway = await serveGateway({ client });
    const [res] = (await once(request(gateway).end(), 'response')) as [IncomingMessage];
    const [chunk] = await once(res, 'data');
    res.destroy();

    expect(String(chunk)).toBe('first');
  });

  it('gets the answer of a service that refuses a large body without reading it', async () => {
    const tickets = await serve((_req, res) => res.writeHead(413).end('too large'));
    const gateway = await serveGateway({ tickets });
    const answer = await send(`${gateway}/api/tickets`, { method: 'POST', body: 'x'.repeat(10_000_000) });

    expect(answer).toMatchObject({ status: 413, body: 'too large' });
  });

  it('reaches its service with a body whose length was not told', async () => {
    const tickets = await serve((req, res) => void req.pipe(res));
    const gateway = await serveGateway({ tickets });
    const sending = request(`${gateway}/api/tickets`, { method: 'POST' });
    sending.write('in two ');
    sending.end('pieces');
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];

    let body = '';
    for await (const piece of answer.setEncoding('utf8')) body += piece;

    expect(body).toBe('in two pieces');
  });

  it('is refused in the error shape when its body goes on and on', async () => {
    const gateway = await serveGateway({ tickets: await serve((_req, res) => void res.end()) });
    const sending = request(`${gateway}/api/tickets`, { method: 'POST' }).on('error', () => {});
    sending.write('x'.repeat(70_000));
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    const [body] = await once(answer.setEncoding('utf8'), 'data');

    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(body)).toEqual({ errors: [{ message: 'The body is too large' }] });
    sending.destroy();
  });

  it('is refused, and reaches nobody, when it asks to be shown what came', async () => {
    const client = await serve((_req, res) => res.end('shown'));
    const gateway = await serveGateway({ client });

    const answer = await send(gateway, { method: 'TRACE', headers: { cookie: 'session=abc' } });

    expect(answer).toMatchObject({
      status: 405,
      body: '',
      headers: { allow: expect.stringContaining('GET') },
    });
  });

  it('does not fail because the service closed the idle connection of an earlier one', async () => {
    const client = await serve((_req, res) => res.end('ok'));
    const gateway = await serveGateway({ client });
    await send(gateway);
    seen.servers[0]?.closeAllConnections();

    expect(await send(gateway)).toMatchObject({ status: 200, body: 'ok' });
  });
});
