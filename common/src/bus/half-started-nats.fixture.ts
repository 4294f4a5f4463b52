import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/**
 * What takes connections, and never says a word on any: an address whose pod is gone, as far as a caller can tell. Those that
 * it has stay open when it takes no more.
 */
export async function listenInSilence(port: number) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on('error', () => {})));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    connections: () => sockets.size,
    takeNoMore: () => void server.close(),
    hangUp() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A server that speaks NATS as far as to take connections, and behind which nobody answers. */
export async function listenAsNats(port: number) {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.write(`INFO ${JSON.stringify({ server_id: 'half', max_payload: 1_048_576 })}\r\n`);
    socket.on('data', (data) => {
      if (data.includes('PING')) socket.write('PONG\r\n');
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    connections: () => connections,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
