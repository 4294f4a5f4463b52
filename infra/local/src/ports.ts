import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/**
 * Below what Linux (32768 and up) and macOS (49152 and up) give to outgoing connections: one of those would otherwise
 * take a process's port while it is being started again.
 */
const range = [20_000, 32_768] as const;

/** That many ports that nothing listens on now, all different, and none of those that are `spoken` for. */
export async function freePorts(count: number, spoken: number[] = []): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(...range);
    if (!spoken.includes(port) && !(await isPortTaken(port))) ports.add(port);
  }
  return [...ports];
}

/** Whether someone listens on the port, on any address: macOS lets two share one as long as their addresses differ. */
export async function isPortTaken(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const taken = await listen(port, host).then(close, (error) => error.code === 'EADDRINUSE');
    if (taken) return true;
  }
  return false;
}

async function listen(port: number, host: string): Promise<Server> {
  const server = createServer().listen({ port, host, exclusive: true });
  await once(server, 'listening');
  return server;
}

async function close(server: Server): Promise<false> {
  server.close();
  await once(server, 'close');
  return false;
}
