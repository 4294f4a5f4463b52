import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createLogger } from '@ticketing/common';
import { eventually } from '@ticketing/common/testing';
import { createGateway } from '@ticketing/local/gateway';
import { freePorts } from '@ticketing/local/ports';
import { system } from './system.js';

const CLIENT = join(__dirname, '../../../client/.next/standalone/client/server.js');

let client: ChildProcess | undefined;
const servers: Server[] = [];
let address = '';

/**
 * The system under test as it is seen where Stripe's keys are set: by way of a gateway and a client of its own, to
 * which payments says so. For the tests of the file that calls this.
 */
export function useStripeSite(): { url: () => string } {
  beforeAll(async () => {
    const config = await listen(
      createServer((_request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ publishableKey: 'pk_test_e2e', standIn: false }));
      }),
    );
    const [clientPort] = (await freePorts(1)) as [number];
    const routes = [
      { prefix: ['api', 'payments', 'config'], service: 'config' },
      { prefix: ['api'], service: 'system' },
      { prefix: [], service: 'client' },
    ];
    const upstreams = { config, system: system.url, client: `http://127.0.0.1:${clientPort}` };
    address = await listen(createGateway({ routes, upstreams, logger: createLogger('gateway', 'warn') }));
    client = startClient(clientPort);
    await eventually(
      async () => expect((await fetch(`${upstreams.client}/icon.svg`)).status).toBe(200),
      20_000,
    );
  });

  afterAll(async () => {
    client?.kill();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });
  return { url: () => address };
}

const startClient = (port: number) =>
  spawn(process.execPath, [CLIENT], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      INGRESS_URL: address,
    },
    stdio: 'ignore',
  });

async function listen(server: Server): Promise<string> {
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
