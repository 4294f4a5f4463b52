import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between two processes, and can take the one from the other. */
export interface TcpProxy {
  /** From now on nothing passes, and nothing says so: as when packets are lost on the way. */
  cut(): void;
  /** What was held back passes, and everything after it. */
  rejoin(): void;
  /** Whatever passes takes that many milliseconds longer in each direction. */
  delay(milliseconds: number): void;
  /** Whether anything has ever passed. */
  isUsed(): boolean;
  close(): Promise<void>;
}

/** Listens on `port` of this machine and passes on what comes to `target`, of this machine if no other `host` is said. */
export async function openTcpProxy(port: number, target: number, host = '127.0.0.1'): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let lag = 0;
  let used = false;
  let whole = Promise.resolve();
  let mend = () => {};

  /** Keeps the order: each piece waits for its own lag, for the one before it, and for the way to be whole. */
  function pass(from: Socket, to: Socket): void {
    let passed: Promise<unknown> = Promise.resolve();
    const then = (act: () => void) => {
      passed = Promise.all([passed, whole, lag > 0 && after(lag)]).then(act);
    };
    from.on('data', (piece: Buffer) =>
      then(() => {
        used = true;
        to.write(piece);
      }),
    );
    from.on('end', () => then(() => void to.end()));
    from.on('error', () => from.destroy());
    from.on('close', () => {
      sockets.delete(from);
      then(() => void to.destroy());
    });
    sockets.add(from);
  }

  const server = createServer({ allowHalfOpen: true }, (client) => {
    client.on('error', () => client.destroy());
    void whole.then(() => {
      const upstream = connect({ port: target, host, allowHalfOpen: true, noDelay: true });
      client.setNoDelay(true);
      pass(client, upstream);
      pass(upstream, client);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');

  return {
    cut() {
      whole = new Promise((resolve) => {
        mend = resolve;
      });
    },
    rejoin: () => mend(),
    delay(milliseconds) {
      lag = milliseconds;
    },
    isUsed: () => used,
    async close() {
      mend();
      server.close();
      for (const socket of sockets) socket.destroy();
      if (server.listening) await once(server, 'close');
    },
  };
}

const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
