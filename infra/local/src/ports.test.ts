import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePorts, isPortTaken } from './ports.js';

it('freePorts gives different ports that can be listened on', async () => {
  const ports = await freePorts(10);

  expect(new Set(ports).size).toBe(10);
  for (const port of ports) expect(await isPortTaken(port)).toBe(false);
});

it('freePorts leaves out what is spoken for', async () => {
  const even = Array.from({ length: 10_000 }, (_, i) => 15_000 + 2 * i);

  expect((await freePorts(10, even)).filter((port) => port % 2 === 0)).toEqual([]);
});

it.each(['127.0.0.1', '0.0.0.0'])('isPortTaken sees who listens on %s', async (host) => {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const taken = await isPortTaken(port);
  server.close();

  expect(taken).toBe(true);
});
