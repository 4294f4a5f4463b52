import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { protection } from './protect.js';

/** What Node tells of a request that it could not read, and how it is answered. */
const refusals: Record<string, { status: number; message: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The address or the headers of the request are too long' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, message: 'The request is too large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request took too long to arrive' },
};
const malformed = { status: 400, message: 'The request is malformed' };

/** Answers in the shape of all errors what never becomes a request, and ends its connection, as Node does by itself. */
export function refuseUnreadable(server: Server): void {
  const answers = new WeakMap<Duplex, Set<ServerResponse>>();
  server.on('request', ({ socket }, response) => {
    const all = answers.get(socket) ?? new Set();
    answers.set(socket, all.add(response));
    response.once('close', () => all.delete(response));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Into the middle of another answer nothing can be said. There may be several, as requests may come in a row.
    const isAnswering = [...(answers.get(socket) ?? [])].some(
      (answer) => answer.headersSent && !answer.writableFinished,
    );
    if (socket.writable && !isAnswering) socket.write(textOf(refusals[error.code ?? ''] ?? malformed));
    socket.destroy(error);
  });
}

function textOf({ status, message }: typeof malformed): string {
  const body = JSON.stringify({ errors: [{ message }] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Cache-Control: no-store',
    'Content-Type: application/json; charset=utf-8',
    ...Object.entries(protection).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
