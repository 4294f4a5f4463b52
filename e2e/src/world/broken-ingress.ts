import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { eventually } from '@ticketing/common/testing';
import { freePorts } from '@ticketing/local/ports';
import axios from 'axios';
import { system } from './system.js';

const client = join(import.meta.dirname, '../../../client/.next/standalone/client/server.js');

/** How long the client may take to start on a busy machine, in milliseconds. */
const START = 30_000;

export type Part = 'users' | 'tickets' | 'orders' | 'payments';

export interface BrokenIngress {
  url: string;
  /** From now on these answer 502, and the others as they do. */
  break(...parts: Part[]): void;
  /** From now on services are asked so many milliseconds later. */
  slow(milliseconds: number): void;
  close(): Promise<void>;
}

/**
 * An ingress that answers 502 with a page of its own for services that it cannot reach, as nginx does, and a client
 * behind it. The services are those of the system under test.
 */
export async function openBrokenIngress(): Promise<BrokenIngress> {
  const [port, clientPort] = (await freePorts(2)) as [number, number];
  const gateway = new URL(system.url);
  let broken: Part[] = [];
  let delay = 0;

  const server = createServer((asked, answer) => {
    const path = asked.url ?? '/';
    if (broken.some((part) => path.startsWith(`/api/${part}`))) return badGateway(answer);
    if (!path.startsWith('/api/')) return passOn(asked, answer, clientPort);
    setTimeout(() => passOn(asked, answer, Number(gateway.port)), delay);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');

  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(clientPort), HOSTNAME: '127.0.0.1', INGRESS_URL: url };
  const child = spawn(process.execPath, [client], { env, stdio: 'ignore' });
  await eventually(async () => void (await axios.get(`${url}/robots.txt`)), START);

  return {
    url,
    break: (...parts) => {
      broken = parts;
    },
    slow: (milliseconds) => {
      delay = milliseconds;
    },
    async close() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      server.closeAllConnections();
      server.close();
    },
  };
}

function badGateway(answer: ServerResponse): void {
  answer.writeHead(502, { 'content-type': 'text/html' });
  answer.end('<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>');
}

function passOn(asked: IncomingMessage, answer: ServerResponse, port: number): void {
  const { method, url, headers } = asked;
  const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (answered) => {
    answer.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(answer);
  });
  onward.on('error', () => (answer.headersSent ? answer.destroy() : badGateway(answer)));
  answer.on('close', () => onward.destroy());
  asked.pipe(onward);
}
