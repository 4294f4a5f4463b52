import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Express } from 'express';
import { z } from 'zod';
import { type ApiDescription, answersOf, type Operation } from '../http/api-description.js';

/** Every route that an app has, as `get /api/tickets/:id`. */
export function registeredRoutes(app: Express): string[] {
  return routesIn(app.router.stack as unknown as Layer[]).sort();
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

const routesIn = (stack: Layer[]): string[] =>
  stack.flatMap(({ route, handle }) =>
    route
      ? Object.keys(route.methods).map((method) => `${method} ${route.path}`)
      : routesIn(handle.stack ?? []),
  );

export const documentedRoutes = ({ operations }: ApiDescription): string[] =>
  operations.map(({ method, path }) => `${method} ${path}`).sort();

/**
 * The app for tests, with every answer that it gives held against its description: a status that is not documented, a
 * missing or an unknown field is a fault, told to `fault` with the request that got it.
 */
export function asDocumented(app: Express, api: ApiDescription, fault: (what: string) => void): Express {
  const checked = express();
  checked.disable('x-powered-by');
  checked.use((request, response, next) => {
    const operation = operationFor(request, api);
    if (operation) listen(response, (body) => faultsOf(operation, response, body).forEach(fault));
    app(request, response, next);
  });
  return checked;
}

/** Which operation a request is for: of two, the one with fewer variables, as routes are in that order. */
function operationFor({ method = '', url = '' }: IncomingMessage, { operations }: ApiDescription) {
  const path = url.split('?', 1)[0] ?? '';
  return operations
    .filter((one) => one.method === method.toLowerCase())
    .filter((one) => new RegExp(`^${one.path.replace(/:\w+/g, '[^/]+')}$`).test(path))
    .sort((a, b) => a.path.split(':').length - b.path.split(':').length)[0];
}

/** Gives all that is written to a response to `heard`, once it has ended. */
function listen(response: ServerResponse, heard: (body: string) => void): void {
  const chunks: Buffer[] = [];
  for (const name of ['write', 'end'] as const) {
    const original = response[name] as (...args: unknown[]) => never;
    response[name] = (chunk: unknown, ...rest: unknown[]) => {
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
      return original.call(response, chunk, ...rest);
    };
  }
  // Node does not tell of headers that are given together with the status.
  const writeHead = response.writeHead.bind(response) as (status: number) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    for (const [name, value] of headersIn(rest.at(-1))) response.setHeader(name, value);
    return writeHead(status);
  };
  response.once('finish', () => heard(Buffer.concat(chunks).toString()));
}

/** They come as an object, or as names and values one after the other. */
function headersIn(given: unknown = {}): [string, string][] {
  if (!Array.isArray(given)) return Object.entries(given as Record<string, string>);
  return given.flatMap((name, at) => (at % 2 === 0 ? [[name, given[at + 1]] as [string, string]] : []));
}

function faultsOf(operation: Operation, response: ServerResponse, body: string): string[] {
  // Something that nobody expects is in no description: a test that makes it happen says so itself.
  if (response.statusCode === 500) return [];
  const about = `${operation.method} ${operation.path} ${response.statusCode}`;
  const answer = answersOf(operation)[response.statusCode];
  if (!answer) return [`${about} is not documented: ${body.slice(0, 200)}`];
  const type = String(response.getHeader('Content-Type') ?? '');
  if (!answer.body) return body === '' ? [] : [`${about} has a body that is not documented`];
  const wanted = answer.type ?? 'application/json';
  if (!type.startsWith(wanted)) return [`${about} is ${type} instead of ${wanted}`];
  if (wanted !== 'application/json') return [];
  const result = answer.body.safeParse(JSON.parse(body));
  return result.success ? [] : [`${about}: ${z.prettifyError(result.error).slice(0, 500)}`];
}
