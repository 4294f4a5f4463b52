import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Engine, type Source, Unreachable } from './engine.js';
import { searchEngine } from './search.js';

let home: string;
let cache: string;
let reported: string[];

beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'engines-')));
  cache = join(home, 'cache');
  reported = [];
});

afterEach(() => rm(home, { recursive: true, force: true }));

describe('the order in which an engine is looked for', () => {
  it('takes the one that the environment variable names before one on PATH', async () => {
    const onPath = await executable('path/redis-server');
    const named = await executable('elsewhere/my-redis');

    expect(await search([], { REDIS_SERVER: named, PATH: dirname(onPath) })).toBe(named);
  });

  it('refuses a variable that names something unusable rather than taking another', async () => {
    const onPath = await executable('path/redis-server');
    const broken = await executable('elsewhere/redis-server', 'exit 1');

    await expect(search([], { REDIS_SERVER: broken, PATH: dirname(onPath) })).rejects.toThrow(
      `REDIS_SERVER=${broken} cannot be used`,
    );
  });

  it('takes the one on PATH before the one in the cache', async () => {
    await search([source('maker')]);
    const onPath = await executable('path/redis-server');

    expect(await search([], { PATH: dirname(onPath) })).toBe(onPath);
  });

  it('passes over one on PATH that does not run or is too old', async () => {
    const broken = await executable('broken/redis-server', 'exit 1');
    const old = await executable('old/redis-server', 'echo v=4.0.14');
    const good = await executable('good/redis-server', 'echo v=10.0.1');

    expect(await search([], { PATH: [broken, old, good].map(dirname).join(':') })).toBe(good);
  });

  it('takes the one in the cache before it asks anyone', async () => {
    const fetched = await search([source('maker')]);
    const maker = source('maker');

    expect(await search([maker])).toBe(fetched);
    expect(maker.obtain).not.toHaveBeenCalled();
  });

  it('asks the maker before a registry', async () => {
    const registry = source('registry');

    expect(await search([source('maker'), registry])).toBe(join(cache, 'redis-server/bin/redis-server'));
    expect(registry.obtain).not.toHaveBeenCalled();
  });

  it('asks the next source when one fails or gives what does not run here', async () => {
    const found = await search([failing('maker'), source('wrong build', 'exit 127'), source('registry')]);

    expect(found).toBe(join(cache, 'redis-server/bin/redis-server'));
    expect(reported.join('\n')).toContain('maker: checksum differs');
    expect(reported.join('\n')).toContain('wrong build: what it gave does not work here');
  });

  it('leaves an engine where a package manager put it', async () => {
    const installed = await executable('usr/bin/redis-server');
    const packaged = { ...source('apt'), obtain: jest.fn(async () => installed) };

    expect(await search([packaged])).toBe(installed);
    expect(await readdir(cache)).toEqual([]);
  });

  it('ends in one error that names every failure, the variable and how to install', async () => {
    const failed = search([failing('maker'), failing('registry')]);

    await expect(failed).rejects.toThrow(
      [
        'redis-server is not installed and could not be fetched.',
        '  maker: checksum differs',
        '  registry: checksum differs',
        'Install it (macOS: brew install redis; Debian: apt-get install redis-server) or set REDIS_SERVER to the path of its executable.',
      ].join('\n'),
    );
  });
});

describe('a maker that does not answer', () => {
  it('is asked last for a day', async () => {
    const unreachable = { ...source('maker'), obtain: jest.fn(() => Promise.reject(silence)) };
    await search([unreachable, source('registry')]);
    await rm(join(cache, 'redis-server'), { recursive: true });
    await search([unreachable, source('registry')]);

    expect(unreachable.obtain).toHaveBeenCalledTimes(1);
  });

  it('is told from others that do not answer at the same moment', async () => {
    const names = ['mongod', 'nats-streaming-server', 'redis-server'] as const;
    const makers = names.map((name) => `${name}.test`);
    const silent = (host: string): Source[] => [
      { name: host, host, obtain: () => Promise.reject(new Unreachable(host, 'no answer within 5 s')) },
      source('registry'),
    ];
    await Promise.all(names.map((name) => search(silent(`${name}.test`), {}, name)));

    const remembered = JSON.parse(await readFile(join(cache, 'unreachable.json'), 'utf8'));
    expect(Object.keys(remembered).sort()).toEqual(makers);
  });

  it('is asked again when nothing else works', async () => {
    await expect(search([{ ...failing('maker'), obtain: () => Promise.reject(silence) }])).rejects.toThrow();

    expect(await search([source('maker')])).toBe(join(cache, 'redis-server/bin/redis-server'));
  });

  it('is asked in its turn after a day', async () => {
    await search([{ ...failing('maker'), obtain: () => Promise.reject(silence) }, source('registry')]);
    await rm(join(cache, 'redis-server'), { recursive: true });
    const file = join(cache, 'unreachable.json');
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000).toISOString();
    await writeFile(file, (await readFile(file, 'utf8')).replace(/"\d{4}-[^"]*"/, `"${yesterday}"`));
    const registry = source('registry');
    await search([source('maker'), registry]);

    expect(registry.obtain).not.toHaveBeenCalled();
  });
});

describe('fetching', () => {
  it('happens once for any number of searches at the same time', async () => {
    const maker = source('maker');
    const found = await Promise.all([search([maker]), search([maker]), search([maker])]);

    expect(new Set(found)).toEqual(new Set([join(cache, 'redis-server/bin/redis-server')]));
    expect(maker.obtain).toHaveBeenCalledTimes(1);
  });

  it('never leaves a half-fetched engine behind', async () => {
    await mkdir(join(cache, '.redis-server-killed'), { recursive: true });
    await search([failing('maker'), source('registry')]);

    expect((await readdir(cache)).sort()).toEqual(['redis-server']);
  });
});

const silence = new Unreachable('maker.test', 'no answer within 5 s');

function search(
  sources: Source[],
  env: NodeJS.ProcessEnv = {},
  name: Engine['name'] = 'redis-server',
): Promise<string> {
  const engine: Engine = {
    name,
    variable: 'REDIS_SERVER',
    executables: ['redis-server'],
    atLeast: '5.0',
    sources,
    install: { macOS: 'brew install redis', Debian: 'apt-get install redis-server' },
  };
  return searchEngine(engine, { env, cache, report: (line) => reported.push(line) });
}

/** A source that gives an executable in a folder of its own. */
function source(name: string, script = 'echo v=7.2.12') {
  return {
    name,
    host: `${name}.test`,
    obtain: jest.fn((folder: string) => write(join(folder, 'bin/redis-server'), script)),
  };
}

function failing(name: string): Source {
  return { name, host: `${name}.test`, obtain: () => Promise.reject(new Error('checksum differs')) };
}

function executable(path: string, script = 'echo v=7.2.12'): Promise<string> {
  return write(join(home, path), script);
}

async function write(path: string, script: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}
