import { createServer } from 'node:http';
import { answerWith } from '../worker.js';
import { listen } from './listen.js';

export interface Bytes {
  body: string;
  type: string;
}

/** Sends the same bytes to whoever asks for anything. Answers with its port. */
answerWith(async ({ body, type }: Bytes): Promise<number> => {
  const bytes = Buffer.from(body);
  const headers = { 'content-type': type, 'content-length': bytes.length };
  const server = createServer((_, response) => response.writeHead(200, headers).end(bytes));
  return listen(server);
});
