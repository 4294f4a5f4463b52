import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { eventually } from '@ticketing/common/testing';
import { freePorts } from '@ticketing/local/ports';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.js';

let echo: Server;
let proxy: TcpProxy;
let port: number;
let client: Socket;
let heard: string;

beforeEach(async () => {
  echo = createServer((socket) => socket.on('error', () => {}).pipe(socket)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  [port] = (await freePorts(1)) as [number];
  proxy = await openTcpProxy(port, (echo.address() as AddressInfo).port);
  heard = '';
  client = open();
});
afterEach(async () => {
  client.destroy();
  await proxy.close();
  echo.close();
});

function open(): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('data', (piece) => {
    heard += piece;
  });
  return socket;
}

/** Long enough for what would pass to have passed. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('a proxy between two processes', () => {
  it('passes on what both say, in order', async () => {
    for (let i = 0; i < 100; i++) client.write(`${i} `);

    await eventually(() => expect(heard).toBe(Array.from({ length: 100 }, (_, i) => `${i} `).join('')));
  });

  it('knows whether anything has passed', async () => {
    await once(client, 'connect');
    expect(proxy.isUsed()).toBe(false);

    client.write('first');

    await eventually(() => expect(heard).toBe('first'));
    expect(proxy.isUsed()).toBe(true);
  });

  it('lets nothing through while it is cut, and all of it once it is joined again', async () => {
    client.write('before ');
    await eventually(() => expect(heard).toBe('before '));

    proxy.cut();
    client.write('meanwhile ');
    await aWhile();
    expect(heard).toBe('before ');
    proxy.rejoin();
    client.write('after');

    await eventually(() => expect(heard).toBe('before meanwhile after'));
  });

  it('keeps who connects while it is cut waiting', async () => {
    proxy.cut();
    const late = open();
    late.write('late');
    await aWhile();
    expect(heard).toBe('');

    proxy.rejoin();

    await eventually(() => expect(heard).toBe('late'));
    late.destroy();
  });

  it('tells each side that the other has gone', async () => {
    client.write('here');
    await eventually(() => expect(heard).toBe('here'));
    const gone = once(client, 'close');

    echo.close();
    const connections = new Promise((resolve) => echo.getConnections((_, count) => resolve(count)));
    expect(await connections).toBe(1);
    client.end();

    await gone;
  });

  it('makes what passes late, without changing the order', async () => {
    proxy.delay(50);
    const begun = Date.now();
    client.write('first ');
    client.write('second');

    await eventually(() => expect(heard).toBe('first second'));
    // A timer may be a millisecond early by this clock.
    expect(Date.now() - begun).toBeGreaterThanOrEqual(95);
  });
});
