import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real NATS Streaming server that keeps its log in files, which a test can kill and start again at the same address. */
export function useNatsServer() {
  const executable = process.env.TEST_NATS_STREAMING_SERVER;
  if (!executable) throw new Error('TEST_NATS_STREAMING_SERVER is not set: see locate-nats.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'nats-streaming-'));
  // The server's word for any free one; from its first start on, the one that it took.
  let port = -1;
  let monitoring = -1;
  let server: ChildProcess | undefined;

  async function start() {
    const options = [
      ...['-a', '127.0.0.1', '-p', String(port), '-m', String(monitoring), '-cid', 'test'],
      ...['-st', 'FILE', '-dir', folder, '-mm', '0', '-mb', '0'],
      ...['-hbi', '5s', '-hbt', '5s', '-hbf', '2'],
    ];
    server = spawn(executable as string, options, { stdio: ['ignore', 'pipe', 'pipe'] });
    [port, monitoring] = await portsOnceReady(server);
  }

  async function kill() {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  }

  beforeAll(start);
  afterAll(async () => {
    await kill();
    await rm(folder, { recursive: true });
  });

  return {
    get url() {
      return `nats://127.0.0.1:${port}`;
    },
    get monitoring() {
      return `http://127.0.0.1:${monitoring}`;
    },
    start,
    kill,
    /** Erases every message and session; only while it does not run. */
    erase: () => rm(folder, { recursive: true }),
    /** Stops answering without closing a connection. */
    freeze: () => server?.kill('SIGSTOP'),
    thaw: () => server?.kill('SIGCONT'),
  };
}

const portsOnceReady = (server: ChildProcess) =>
  new Promise<[port: number, monitoring: number]>((resolve, reject) => {
    let log = '';
    const read = (chunk: Buffer) => {
      log += chunk;
      const port = log.match(/Listening for client connections on 127\.0\.0\.1:(\d+)/)?.[1];
      const monitoring = log.match(/Starting http monitor on 127\.0\.0\.1:(\d+)/)?.[1];
      if (port && log.includes('Streaming Server is ready')) resolve([Number(port), Number(monitoring)]);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', () => reject(new Error(`nats-streaming-server did not start: ${log}`)));
  });
