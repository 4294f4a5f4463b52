import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** The app behind a port. */
export function createHttpServer(app: Express) {
  let closing = false;
  const server = createServer((request, response) => {
    // Kept-alive connections would go on bringing requests after the server has been closed.
    if (closing) response.setHeader('Connection', 'close');
    app(request, response);
  });

  return {
    /** Resolves with the port, which is a free one for 0. @throws when it is taken. */
    async listen(port: number, host: string): Promise<number> {
      server.listen(port, host);
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    },
    /**
     * Answers what was asked; idle keep-alive connections go at once, busy ones when they are done, and what is left
     * when `cut` is aborted is broken off.
     */
    async close(cut: AbortSignal): Promise<void> {
      closing = true;
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      cut.addEventListener('abort', () => server.closeAllConnections());
      await closed;
    },
  };
}
