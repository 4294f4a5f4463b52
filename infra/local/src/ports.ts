import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** That many ports that nothing listens on now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  // All are held at the same time, as the system may give a port again that has been let go.
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0, '127.0.0.1')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map(close));
  return ports;
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
