import { once } from 'node:events';
import { connect } from 'node:net';
import express from 'express';
import { createHttpServer } from '../process/http-server.js';
import { createMetrics } from '../process/metrics.js';
import { createCapturedLog } from '../testing/captured-log.js';

const asked: string[] = [];
const app = express().use((request, response) => {
  asked.push(request.url);
  response.end();
});
const server = createHttpServer(app, { metrics: createMetrics('test'), logger: createCapturedLog().logger });
let port: number;
beforeAll(async () => {
  port = await server.listen(0, '127.0.0.1');
});
afterAll(() => server.close(AbortSignal.abort()));

const hidden = 'GET /hidden HTTP/1.1\r\nHost: us\r\n\r\n';
const chunked = `0\r\n\r\n${hidden}`;

// By what one server and another read differently a visitor would send a second request in the body of the first.
it.each([
  ['two lengths', [`Content-Length: 0`, `Content-Length: ${hidden.length}`], hidden],
  ['a length and chunks', [`Content-Length: ${chunked.length}`, 'Transfer-Encoding: chunked'], chunked],
  ['chunks and a length', ['Transfer-Encoding: chunked', `Content-Length: ${chunked.length}`], chunked],
  ['chunks within something else', ['Transfer-Encoding: chunked, identity'], chunked],
  ['a name with a blank behind it', [`Content-Length : ${hidden.length}`], hidden],
  ['a length with a sign', [`Content-Length: +${hidden.length}`], hidden],
  ['a header over two lines', ['X-One: a', ` Content-Length: ${hidden.length}`], hidden],
])('a request with %s is not read at all', async (_name, headers, body) => {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  let heard = '';
  socket.on('data', (text: string) => {
    heard += text;
  });

  socket.write(`POST / HTTP/1.1\r\nHost: us\r\n${headers.join('\r\n')}\r\n\r\n${body}`);
  await once(socket, 'close');

  expect(heard).toMatch(/^HTTP\/1\.1 400 /);
  expect(asked).toEqual([]);
});
