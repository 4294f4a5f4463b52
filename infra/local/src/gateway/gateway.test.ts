import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createGateway } from './gateway.js';

let servers: Server[];
let logged: string[];

beforeEach(() => {
  servers = [];
  logged = [];
});

afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

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
    expect(seen['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("keeps a caller's request id when it is one, and replaces it when it could forge a log line", async () => {
    const client = await serve((req, res) => res.end(req.headers['x-request-id']));
    const gateway = await serveGateway({ client });

    expect((await send(gateway, { headers: { 'x-request-id': 'trace-1' } })).body).toBe('trace-1');
    expect((await send(gateway, { headers: { 'x-request-id': 'a" "level":"fatal' } })).body).toMatch(
      /^[0-9a-f-]{36}$/,
    );
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

  it('does not fail because the service closed the idle connection of an earlier one', async () => {
    const client = await serve((_req, res) => res.end('ok'));
    const gateway = await serveGateway({ client });
    await send(gateway);
    servers[0]?.closeAllConnections();

    expect(await send(gateway)).toMatchObject({ status: 200, body: 'ok' });
  });
});

describe('a service that cannot answer', () => {
  it('is a 503 in the error shape under /api', async () => {
    const answer = await send(`${await serveGateway({ tickets: await deadAddress() })}/api/tickets`);

    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    expect(JSON.parse(answer.body)).toEqual({ errors: [{ message: expect.stringContaining('try again') }] });
    expect(logged).toEqual([expect.stringContaining('GET /api/tickets: connect ECONNREFUSED')]);
  });

  it('is a 503 page for people elsewhere', async () => {
    const answer = await send(`${await serveGateway({ client: await deadAddress() })}/tickets/new`);

    expect(answer).toMatchObject({ status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(answer.body).toContain('<h1>Not available right now</h1>');
  });

  it('is given up after a while when it accepts a request and says nothing', async () => {
    const gateway = await serveGateway({ tickets: await serve(() => {}) }, 50);

    expect((await send(`${gateway}/api/tickets`)).status).toBe(503);
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

describe('a caller that goes away', () => {
  it('ends its request at the service too', async () => {
    const closed = new Promise<boolean>((resolve) => {
      void serve((req, res) => {
        res.on('close', () => resolve(!res.writableFinished));
        caller.destroy();
        req.resume();
      }).then(async (client) => {
        caller = request(await serveGateway({ client })).on('error', () => {});
        caller.end();
      });
    });
    let caller: ReturnType<typeof request>;

    expect(await closed).toBe(true);
  });
});

describe('a web socket', () => {
  it('is passed on both ways', async () => {
    const client = await serve((_req, res) => res.end());
    servers[0]?.on('upgrade', (_req, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      socket.pipe(socket);
    });
    const { port } = new URL(await serveGateway({ client }));
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      'GET /_next/hmr HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    const [accepted] = await once(socket, 'data');
    socket.write('ping');
    const [echo] = await once(socket, 'data');
    socket.destroy();

    expect(String(accepted)).toContain('101 Switching Protocols');
    expect(String(echo)).toBe('ping');
  });
});

async function serve(listener: RequestListener): Promise<string> {
  return listen(createServer(listener));
}

async function listen(server: Server): Promise<string> {
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function serveGateway(upstreams: Record<string, string>, timeoutMs?: number): Promise<string> {
  const routes = [
    { prefix: ['api', 'tickets'], service: 'tickets' },
    { prefix: [], service: 'client' },
  ];
  return listen(createGateway({ routes, upstreams, log: (line) => logged.push(line), timeoutMs }));
}

async function deadAddress(): Promise<string> {
  const server = createServer();
  const address = await listen(server);
  servers.pop();
  server.close();
  await once(server, 'close');
  return address;
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

async function send(url: string, { method = 'GET', headers, body }: Sent = {}) {
  const req = request(url, { method, headers });
  req.end(body);
  const [res] = (await once(req, 'response')) as [IncomingMessage];
  const chunks = [];
  for await (const chunk of res) chunks.push(chunk);
  if (!req.writableFinished) await once(req, 'finish');
  return { status: res.statusCode, headers: res.headers, body: Buffer.concat(chunks).toString() };
}
