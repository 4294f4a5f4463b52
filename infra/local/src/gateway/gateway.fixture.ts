import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pino } from 'pino';
import { createGateway, type GatewayOptions } from './gateway.js';

/** A gateway a test, with services behind it that do as the test says. */
export function useGateway() {
  const seen = { servers: [] as Server[], logged: [] as Record<string, unknown>[] };

  beforeEach(() => {
    seen.servers = [];
    seen.logged = [];
  });
  afterEach(async () => {
    for (const server of seen.servers) {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  });

  async function listen(server: Server): Promise<string> {
    seen.servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  return {
    /** The servers that run, and the lines that the gateway has logged. */
    seen,
    serve: (listener: RequestListener) => listen(createServer(listener)),
    serveGateway(
      upstreams: GatewayOptions['upstreams'],
      options: Partial<GatewayOptions> = {},
    ): Promise<string> {
      const routes = [
        { prefix: ['api', 'tickets'], service: 'tickets' },
        { prefix: [], service: 'client' },
      ];
      const logger = pino({}, { write: (line: string) => seen.logged.push(JSON.parse(line)) });
      return listen(createGateway({ routes, upstreams, logger, ...options }));
    },
    /** An address on which nobody listens any more. */
    async deadAddress(): Promise<string> {
      const server = createServer();
      const address = await listen(server);
      seen.servers.pop();
      server.close();
      await once(server, 'close');
      return address;
    },
  };
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export async function send(url: string, { method = 'GET', headers, body }: Sent = {}) {
  const req = request(url, { method, headers });
  req.end(body);
  const [res] = (await once(req, 'response')) as [IncomingMessage];
  const chunks = [];
  for await (const chunk of res) chunks.push(chunk);
  if (!req.writableFinished) await once(req, 'finish');
  return { status: res.statusCode, headers: res.headers, body: Buffer.concat(chunks).toString() };
}

/** Asks without waiting for an answer, and may be destroyed before there is one. */
export const askAndLeave = (url: string) =>
  request(url)
    .on('error', () => {})
    .end();

/** A visitor who asks for one path after the other on one connection, without waiting for answers. */
export function visitOnOneConnection(gateway: string) {
  const { hostname, port } = new URL(gateway);
  const connection = connect(Number(port), hostname);
  const ask = (path: string) => connection.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  return { connection, ask };
}
