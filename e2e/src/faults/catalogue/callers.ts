import { connect, type Socket } from 'node:net';
import { system } from '../../world/system.js';
import type { Fault } from '../fault.js';

/** What a caller does on its connection; called each second. */
type Manner = (socket: Socket) => void;

const MANY = 10_000;
const SOME = 1_000;
const FEW = 200;

/** Until all who are slow have been cut off, which they are after 30 s, in milliseconds. */
const PAST_CUT_OFF = 35_000;

/** Whether a process here may have so many connections. */
function isAllowed(): boolean {
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files: { soft: number | string } };
  };
  const soft = userLimits?.open_files.soft ?? 'unlimited';
  return soft === 'unlimited' || Number(soft) > MANY + SOME;
}

/** So many callers who do nothing but hold their connections in this manner. Nobody else may notice. */
function callers(name: string, count: number, manner: Manner): Fault {
  let sockets: Socket[] = [];
  let timer: NodeJS.Timeout | undefined;
  return {
    name: `${count} callers who ${name}`,
    seamless: true,
    lasts: PAST_CUT_OFF,
    skip: isAllowed() ? undefined : 'it takes ulimit -n 12000',
    async inject() {
      const { port } = new URL(system.url);
      sockets = await Promise.all(Array.from({ length: count }, () => open(Number(port))));
      timer = setInterval(() => sockets.forEach(manner), 1_000);
    },
    heal() {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
    },
  };
}

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.off('error', reject).on('error', () => {});
      resolve(socket);
    });
    socket.once('error', reject);
  });

/** Says it once, then some more each second. */
const saying =
  (first: string, more: string): Manner =>
  (socket) => {
    if (socket.writable) socket.write(socket.bytesWritten === 0 ? first : more);
  };

const post =
  'POST /api/orders HTTP/1.1\r\nHost: us\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n';

export const callerFaults: Fault[] = [
  callers('say nothing', MANY, () => {}),
  callers('send their headers slowly', SOME, saying('GET / HTTP/1.1\r\nHost: us\r\nX-Slow: ', 'x')),
  callers('send their bodies slowly', SOME, saying(`${post}{`, ' ')),
  // Nobody listens for data, so nothing is read: it is as though they had vanished without a word. So few that all of
  // them are answered, which a thousand at the same moment would not be.
  callers('take no answer', FEW, saying('GET /api/tickets HTTP/1.1\r\nHost: us\r\n\r\n', '')),
];
