import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { testConfig } from '../testing/test-config.js';

/**
 * Below what is given to outgoing connections and to whoever asks for any port, who would take this one while it is
 * closed; and beside infra/local/src/ports.ts.
 */
const PORTS = [10_000, 20_000] as const;

/** @returns the port that it listens on, which it can have again. */
async function listenSomewhere(server: Server): Promise<number> {
  for (;;) {
    const port = randomInt(...PORTS);
    server.listen(port, '127.0.0.1');
    const taken = await once(server, 'listening').catch((error: unknown) => error);
    if (!(taken instanceof Error)) return port;
    if ((taken as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw taken;
  }
}

/** A way to the run's MongoDB that can be blocked, which is what an absent server looks like. */
export async function createMongoGate() {
  const { hostname, port: farPort, pathname } = new URL(testConfig().MONGO_URI);
  const sockets = new Set<Socket>();
  let frozen = false;
  const server = createServer((near) => {
    if (frozen) return void sockets.add(near);
    const far = connect(Number(farPort), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => {});
      one.on('close', () => other.destroy());
    }
  });
  const port = await listenSomewhere(server);
  return {
    uri: `mongodb://127.0.0.1:${port}${pathname}?directConnection=true`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    /** From now on it takes connections and says nothing, as a server that hangs. */
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    async open() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
