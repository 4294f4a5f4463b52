import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { eventually } from '../testing/eventually.js';
import { testConfig } from '../testing/test-config.js';

/** What a service's index.ts does, with a bus in memory, on the build of this package. */
const main = `
  import { assembleService, baseConfig, createHttpApp, createPlatform, readConfig, runService } from './index.js';
  import { createMemoryBus } from './testing/index.js';
  runService(() => {
    const config = readConfig(baseConfig, process.env);
    const platform = createPlatform('child', config, { bus: createMemoryBus() });
    const createApp = (readiness) => createHttpApp({ ...platform, readiness, isEnded: async () => false, routes: [] });
    const background = { start: async () => { FAULT }, stop: async () => { HANG } };
    return { platform, service: assembleService(platform, { createApp, subscriptions: {}, background: [background] }) };
  });
`;

const { MONGO_URI, NATS_URL, JWT_KEY } = testConfig();
const environment = {
  PORT: '0',
  HOST: '127.0.0.1',
  MONGO_URI,
  NATS_URL,
  NATS_CLUSTER_ID: 'test',
  NATS_CLIENT_ID: 'child',
  JWT_KEY,
};

const children: ChildProcess[] = [];
// One that a failed test has not ended would keep jest from ending.
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Runs a service as a process; `fault` is what its background does when it starts, `hang` when it stops. */
function run(variables: Record<string, string>, fault = '', hang = '') {
  const dist = pathToFileURL(`${__dirname}/../../dist/`).href;
  const source = main.replaceAll("'./", `'${dist}`).replace('FAULT', fault).replace('HANG', hang);
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], { env: variables });
  children.push(child);
  const closed = once(child, 'close') as Promise<[code: number | null]>;
  return {
    child,
    lines: linesOf(child.stdout),
    errors: linesOf(child.stderr),
    code: () => closed.then(([code]) => code),
  };
}

/** What a stream has said so far, line by line. */
function linesOf(stream: Readable): () => string[] {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  return () => text.split('\n').slice(0, -1);
}

/** Waits for a line with that text; a process of its own takes its time to start on a busy machine. */
const untilSaid = (lines: () => string[], text: string) =>
  eventually(() => expect(lines()).toContainEqual(expect.stringContaining(text)), 60_000);

describe('runService', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('drains on %s and exits with 0', async (signal) => {
    const { child, code, lines } = run(environment);
    await untilSaid(lines, '"ready"');

    child.kill(signal);

    expect(await code()).toBe(0);
    expect(lines()).toContainEqual(expect.stringContaining('"stopped"'));
  });

  it('is gone within ten seconds of SIGTERM when a part of it hangs, and says which', async () => {
    const { child, code, lines } = run(environment, '', 'await new Promise(() => {});');
    await untilSaid(lines, '"ready"');
    const start = performance.now();

    child.kill('SIGTERM');

    expect(await code()).toBe(0);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(lines()).toContainEqual(expect.stringMatching(/"part":"background".*"cut short while stopping"/));
  });

  it('exits with 0 also when it is told to before it has started', async () => {
    const { child, code, lines } = run({ ...environment, MONGO_URI: 'mongodb://127.0.0.1:1/none' });
    await untilSaid(lines, 'waiting for MongoDB');

    child.kill('SIGTERM');

    expect(await code()).toBe(0);
    expect(lines()).toContainEqual(expect.stringContaining('"stopped"'));
  });

  it('exits with 1 when a variable is missing, with one line that names it', async () => {
    const { code, lines, errors } = run({ ...environment, JWT_KEY: '', PORT: 'http' });

    expect(await code()).toBe(1);
    expect(errors()).toEqual([expect.stringMatching(/^cannot start: PORT .+; JWT_KEY is missing$/)]);
    expect(lines()).toEqual([]);
  });

  it.each([
    ['cannot start', 'throw new Error("the fault");'],
    ['has a rejection that nobody handles', 'setImmediate(() => Promise.reject(new Error("the fault")));'],
    ['has an error that nobody catches', 'setImmediate(() => { throw new Error("the fault"); });'],
  ])('exits with 1 when the service %s, and says why', async (_name, fault) => {
    const { code, lines } = run(environment, fault);

    expect(await code()).toBe(1);
    const fatal = lines().filter((line) => line.includes('"fatal"'));
    expect(fatal).toEqual([expect.stringContaining('"message":"the fault"')]);
  });
});

describe('what a process says never holds a secret', () => {
  const secrets = {
    JWT_KEY: 'hunter2-hunter2-hunter2-hunter2-hunter2',
    JWT_KEY_PREVIOUS: 'hunter2-of-yesterday-hunter2-of-yesterday',
    NATS_URL: 'nats://ticketing:hunter2@127.0.0.1:1',
  };

  it('when it starts, from files, and stops', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    const files = Object.entries(secrets).map(([name, value]) => {
      writeFileSync(join(folder, name), `${value}\n`);
      return [`${name}_FILE`, join(folder, name)];
    });
    const others = { ...environment, JWT_KEY: '', NATS_URL: '', LOG_LEVEL: 'trace' };
    const { child, code, lines, errors } = run({ ...others, ...Object.fromEntries(files) });
    await untilSaid(lines, '"ready"');
    child.kill('SIGTERM');

    expect(await code()).toBe(0);
    expect([...lines(), ...errors()].join()).not.toContain('hunter2');
    rmSync(folder, { recursive: true });
  });

  it('when its database is not there, or refuses it', async () => {
    const away = run({ ...environment, ...secrets, MONGO_URI: 'mongodb://us:hunter2@127.0.0.1:1/none' });
    const refused = run({ ...environment, ...secrets, MONGO_URI: MONGO_URI.replace('//', '//us:hunter2@') });
    for (const { child, code, lines, errors } of [away, refused]) {
      await untilSaid(lines, 'waiting for MongoDB');
      child.kill('SIGTERM');
      await code();
      expect([...lines(), ...errors()].join()).not.toContain('hunter2');
    }
  });

  it('when it cannot start, whatever the fault', async () => {
    const faults: Record<string, string>[] = [
      { JWT_KEY: 'hunter2', MONGO_URI: 'us:hunter2@localhost' },
      { ...secrets, JWT_KEY_FILE: '/run/hunter2' },
      { JWT_KEY: '', JWT_KEY_FILE: '/nowhere/hunter2' },
      { ...secrets, NODE_ENV: 'production', JWT_KEY_PREVIOUS: '22222'.repeat(7) },
      { ...secrets, PORT: 'http' },
    ];
    const runs = faults.map((variables) => run({ ...environment, ...variables }));

    for (const { code, lines, errors } of runs) {
      expect(await code()).toBe(1);
      expect(errors()).toEqual([expect.stringMatching(/^cannot start: /)]);
      expect([...lines(), ...errors()].join()).not.toContain('hunter2');
    }
  });
});
