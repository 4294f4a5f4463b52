import { once } from 'node:events';
import { connect } from 'node:net';
import express from 'express';
import { createCapturedLog } from '../testing/captured-log.js';
import { eventually } from '../testing/eventually.js';
import { createHttpServer, type HttpLimits } from './http-server.js';
import { createMetrics } from './metrics.js';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const app = express().use(express.json(), (request, response) => {
  response.send('a'.repeat(request.body?.length ?? 1));
});

const metrics = createMetrics('test');
const parts = { metrics, logger: createCapturedLog().logger };

/** A server that answers as much as it is asked for, and looks after slow callers often. */
async function serve(limits: Partial<HttpLimits> = {}, answering = app): Promise<number> {
  const server = createHttpServer(answering, parts, { connectionsCheckingInterval: 50, ...limits });
  const cut = new AbortController();
  ends.push(() => {
    const closed = server.close(cut.signal);
    cut.abort();
    return closed;
  });
  return server.listen(0, '127.0.0.1');
}

/** A connection, and what has been heard on it. */
async function open(port: number) {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  ends.push(() => socket.destroy());
  const seen = { socket, heard: '', isCut: false };
  socket.on('data', (text: string) => {
    seen.heard += text;
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    seen.isCut = true;
  });
  await once(socket, 'connect');
  return seen;
}

/** The status of a refusal and its one message, in the shape of all errors. */
function refusalIn(heard: string): [number, string] {
  const [head = '', body = ''] = heard.split('\r\n\r\n');
  expect(head).toMatch(/\r\nConnection: close\r\n/);
  const { errors } = JSON.parse(body);
  expect(errors).toEqual([{ message: expect.any(String) }]);
  return [Number(head.split(' ')[1]), errors[0].message];
}

const post = (length: number) =>
  `POST / HTTP/1.1\r\nHost: us\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

describe('a connection', () => {
  it('too many is turned away, and those that are there are answered', async () => {
    const port = await serve({ maxConnections: 2 });
    const callers = [await open(port), await open(port)];
    const another = await open(port);

    await eventually(() => expect(another.isCut).toBe(true));
    expect((await metrics.httpRequestsShed.get()).values).toMatchObject([{ value: 1 }]);
    for (const { socket } of callers) socket.write('GET / HTTP/1.1\r\nHost: us\r\n\r\n');
    await eventually(() =>
      expect(callers.map(({ heard }) => heard.slice(0, 12))).toEqual(Array(2).fill('HTTP/1.1 200')),
    );
  });

  it('on which a request’s headers do not come to an end is cut off', async () => {
    const caller = await open(await serve({ headersTimeout: 100 }));
    caller.socket.write('GET / HTTP/1.1\r\nHost: us\r\nX-Slow: ');

    await eventually(() => expect(caller.isCut).toBe(true));
    expect(refusalIn(caller.heard)).toEqual([408, 'The request took too long to arrive']);
  });

  it('on which a request’s body does not come to an end is cut off', async () => {
    const caller = await open(await serve({ headersTimeout: 100, requestTimeout: 100 }));
    caller.socket.write(`${post(100)}{"length":`);

    await eventually(() => expect(caller.isCut).toBe(true));
    expect(refusalIn(caller.heard)).toEqual([408, 'The request took too long to arrive']);
  });

  it.each([
    ['an address', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: us\r\n\r\n`],
    ['a query', `GET /?q=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: us\r\n\r\n`],
    ['headers', `GET / HTTP/1.1\r\nHost: us\r\nCookie: ${'a'.repeat(20_000)}\r\n\r\n`],
  ])('on which %s of more than 16 kB comes is cut off', async (_name, sent) => {
    const caller = await open(await serve());
    caller.socket.write(sent);

    await eventually(() => expect(caller.isCut).toBe(true));
    expect(refusalIn(caller.heard)).toEqual([431, 'The address or the headers of the request are too long']);
  });

  it('on which something else than a request comes is cut off', async () => {
    const caller = await open(await serve());
    caller.socket.write('Good morning\r\n\r\n');

    await eventually(() => expect(caller.isCut).toBe(true));
    expect(refusalIn(caller.heard)).toEqual([400, 'The request is malformed']);
  });

  it('on which it comes in the middle of an answer is cut off without another word', async () => {
    const streams = express().get('/', (_request, response) => {
      response.write('first');
    });
    const caller = await open(await serve({}, streams));
    caller.socket.write('GET / HTTP/1.1\r\nHost: us\r\n\r\n');
    await eventually(() => expect(caller.heard).toContain('first'));
    caller.socket.write('Good morning\r\n\r\n');

    await eventually(() => expect(caller.isCut).toBe(true));
    expect(caller.heard).not.toContain('malformed');
  });

  it('on which it comes in the middle of the first of two answers is cut off without another word', async () => {
    const streams = express()
      .get('/first', (_request, response) => {
        response.write('first');
      })
      .get('/second', () => {});
    const caller = await open(await serve({}, streams));
    caller.socket.write('GET /first HTTP/1.1\r\nHost: us\r\n\r\nGET /second HTTP/1.1\r\nHost: us\r\n\r\n');
    await eventually(() => expect(caller.heard).toContain('first'));
    caller.socket.write('Good morning\r\n\r\n');

    await eventually(() => expect(caller.isCut).toBe(true));
    expect(caller.heard).not.toContain('malformed');
  });

  it('whose caller does not take the answer is cut off', async () => {
    const caller = await open(await serve({ timeout: 100 }));
    caller.socket.pause();
    const sent = JSON.stringify({ length: 50_000_000 });
    caller.socket.write(`${post(sent.length)}${sent}`);

    // Whoever does not read learns of it by writing.
    await eventually(() => {
      caller.socket.write('still here');
      expect(caller.isCut).toBe(true);
    });
  });

  it('is kept for the next request longer than the ingress keeps it, which is 60 s', async () => {
    const caller = await open(await serve());
    caller.socket.write('GET / HTTP/1.1\r\nHost: us\r\n\r\n');

    await eventually(() => expect(caller.heard).toContain('Keep-Alive: timeout=75'));
  });

  it('that is idle is still answered when its next request is on its way as the server ends', async () => {
    const server = createHttpServer(app, parts);
    const caller = await open(await server.listen(0, '127.0.0.1'));
    caller.socket.write('GET / HTTP/1.1\r\nHost: us\r\n\r\n');
    await eventually(() => expect(caller.heard).toMatch(/200 OK.*a$/s));
    caller.heard = '';

    const closed = server.close(new AbortController().signal);
    caller.socket.write('GET / HTTP/1.1\r\nHost: us\r\n\r\n');

    await eventually(() => expect(caller.heard).toMatch(/200 OK.*Connection: close/s));
    await closed;
  });

  it('does not hold up the server’s end when its answer ended, or was broken off, after the end began', async () => {
    let end = () => {};
    const streams = express().get('/', (_request, response) => {
      response.write('first');
      end = () => response.end();
    });
    const server = createHttpServer(streams, parts);
    const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
    const leaving = new AbortController();
    await fetch(url, { signal: leaving.signal });
    // It opens another connection at once, on which it never asks for anything.
    leaving.abort();
    const listening = await fetch(url);

    const closed = server.close(new AbortController().signal);
    end();

    expect(await listening.text()).toBe('first');
    await closed;
  });
});
