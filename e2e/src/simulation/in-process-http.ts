import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

export interface HttpRequest {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A socket to nowhere that keeps what is written to it. */
class Wire extends Duplex {
  readonly remoteAddress = '127.0.0.1';
  private readonly chunks: Buffer[] = [];

  override _read() {}

  override _write(chunk: Buffer, _encoding: string, done: () => void) {
    this.chunks.push(chunk);
    done();
  }

  /** What follows the head of the answer. */
  body(): string {
    const text = Buffer.concat(this.chunks).toString();
    return text.slice(text.indexOf('\r\n\r\n') + 4);
  }
}

/**
 * Asks an app without a network, which would answer at a moment of its own choosing. Every answer here is one of
 * known length, so that it needs no decoding.
 */
export function ask(
  app: RequestListener,
  { method, path, headers, body = '' }: HttpRequest,
): Promise<HttpAnswer> {
  const wire = new Wire();
  const request = new IncomingMessage(wire as unknown as Socket);
  request.method = method;
  request.url = path;
  request.httpVersion = '1.1';
  Object.assign(request.headers, { host: 'simulation' }, headers);
  if (body !== '') request.headers['content-length'] = String(Buffer.byteLength(body));
  request.push(body);
  request.push(null);
  request.complete = true;
  const response = new ServerResponse(request);
  response.assignSocket(wire as unknown as Socket);
  return new Promise((resolve) => {
    response.once('finish', () => {
      const { statusCode: status } = response;
      resolve({ status, headers: response.getHeaders() as HttpAnswer['headers'], body: wire.body() });
      response.emit('close');
    });
    app(request, response);
  });
}
