import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerWith } from '../worker.js';

export interface Bytes {
  body: string;
  type: string;
}

/** Sends the same bytes to whoever asks for anything. Answers with its port. */
answerWith(async ({ body, type }: Bytes): Promise<number> => {
  const bytes = Buffer.from(body);
  const headers = { 'content-type': type, 'content-length': bytes.length };
  const server = createServer((_, response) => response.writeHead(200, headers).end(bytes));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
});
