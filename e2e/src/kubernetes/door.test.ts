import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Door, openDoor } from './door.js';

let ingress: Server;
let door: Door | undefined;

beforeEach(async () => {
  ingress = createServer(({ url }, response) => response.end(`this is ${url}`)).listen(0, '127.0.0.1');
  await once(ingress, 'listening');
});
afterEach(async () => {
  await door?.close();
  ingress.closeAllConnections();
  ingress.close();
});

const portOf = (server: Server) => (server.address() as AddressInfo).port;

describe('the door to an ingress', () => {
  it('is on this machine where browsers would not trust its address', async () => {
    // Leads here, but is none of the addresses that are known to.
    door = await openDoor(`http://0.0.0.0:${portOf(ingress)}`);

    expect(door.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${door.url}/orders`)).text()).toBe('this is /orders');
  });

  it.each(['https://ticketing.dev', 'http://localhost:8080', 'http://127.0.0.1'])(
    'is its own where they do: %s',
    async (url) => {
      door = await openDoor(url);

      expect(door.url).toBe(url);
    },
  );
});
