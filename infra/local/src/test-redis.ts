import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '@ticketing/common/testing';
import { Redis } from 'ioredis';
import { freePorts } from './ports.js';

/** A real redis-server of the test file's own, which a test can erase, kill and start again at the same address. */
export async function createTestRedis() {
  const executable = process.env.TEST_REDIS_SERVER;
  if (!executable) throw new Error('TEST_REDIS_SERVER is not set: see infra/jest/locate-redis.mjs');
  const [port] = await freePorts(1);
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess | undefined;

  async function ask<T>(command: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(url, { lazyConnect: true, retryStrategy: null, disconnectTimeout: 200 });
    client.on('error', () => {});
    try {
      await client.connect();
      return await command(client);
    } finally {
      client.disconnect();
    }
  }

  return {
    url,
    async start() {
      const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
      server = spawn(executable, options, { stdio: 'ignore' });
      await eventually(() => ask((client) => client.ping()));
    },
    /** The process is gone at once, and what it held with it. */
    async kill() {
      if (!server || server.exitCode !== null || server.signalCode !== null) return;
      const exited = once(server, 'exit');
      server.kill('SIGKILL');
      await exited;
    },
    erase: () => ask((client) => client.flushall()),
    /** Stops answering without closing a connection. */
    freeze: () => server?.kill('SIGSTOP'),
    thaw: () => server?.kill('SIGCONT'),
    /** The jobs that bull keeps there, each under its own id: 24 hex digits. */
    countJobs: () => ask(async (client) => (await client.keys(`bull:*:${'?'.repeat(24)}`)).length),
  };
}

export type TestRedis = Awaited<ReturnType<typeof createTestRedis>>;
