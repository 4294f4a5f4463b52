import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { send, useGateway } from './gateway.fixture.js';

const { seen, serve, serveGateway } = useGateway();

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

describe("a caller's connection", () => {
  const keptFor = async (url: string) => {
    const { headers } = await send(url, { headers: { connection: 'keep-alive' } });
    return [headers.connection, headers['keep-alive']];
  };

  it('is kept as long as by ingress-nginx, whatever becomes of the one to the service', async () => {
    const client = await serve((_req, res) => res.end());
    const tickets = await serve((_req, res) => res.setHeader('Connection', 'close').end());
    const gateway = await serveGateway({ client, tickets });

    expect(await keptFor(gateway)).toEqual(['keep-alive', 'timeout=75']);
    expect(await keptFor(`${gateway}/api/tickets`)).toEqual(['keep-alive', 'timeout=75']);
  });

  it("is kept as long after an answer of the gateway's own", async () => {
    const gateway = await serveGateway({});

    expect(await keptFor(gateway)).toEqual(['keep-alive', 'timeout=75']);
  });

  it('is closed when the caller says so', async () => {
    const client = await serve((_req, res) => res.end());
    const gateway = await serveGateway({ client });
    const { headers } = await send(gateway, { headers: { connection: 'close' } });

    expect([headers.connection, headers['keep-alive']]).toEqual(['close', undefined]);
  });
});

describe('a web socket', () => {
  it('is passed on both ways', async () => {
    const client = await serve((_req, res) => res.end());
    seen.servers[0]?.on('upgrade', (_req, socket) => {
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

describe('a caller that sends something else than a request', () => {
  it('is told so in the shape of all errors, and cut off', async () => {
    const { port } = new URL(await serveGateway({}));
    const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8');
    let heard = '';
    socket.on('data', (text: string) => {
      heard += text;
    });
    socket.write('Good morning\r\n\r\n');
    await once(socket, 'close');

    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
    expect(heard).toMatch(/{"errors":\[{"message":"The request is malformed"}\]}$/);
  });
});
