import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

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
