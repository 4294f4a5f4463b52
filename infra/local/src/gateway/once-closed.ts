import type { Socket } from 'node:net';

const waiting = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls it once a visitor's connection is closed, of which Node tells no answer that waits behind others on it. A listener for
 * each of them would be more than Node takes for no leak. Returns what forgets it.
 */
export function onceClosed(socket: Socket, then: () => void): () => void {
  const all = waiting.get(socket) ?? new Set();
  if (!waiting.has(socket)) {
    waiting.set(socket, all);
    socket.once('close', () => {
      for (const one of all) one();
    });
  }
  all.add(then);
  return () => void all.delete(then);
}
