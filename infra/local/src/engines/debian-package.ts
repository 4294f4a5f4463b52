import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from '../command.js';
import type { Source } from './engine.js';

/** Debian's own package, where this process may install it. It lands on PATH and not in the cache. */
export function debianPackage(name: string, executable: string): Source {
  return {
    name: `Debian's package ${name}`,
    async obtain(_folder, report) {
      if (process.getuid?.() !== 0) throw new Error('installing it takes root');
      report(`installing ${name} with apt-get`);
      await install(name).catch(async () => {
        await command('apt-get', ['update'], quietly);
        await install(name);
      });
      return executable;
    },
  };
}

/** One program out of Debian's package, of which nothing is installed: it would start what else is in it. */
export function unpackedDebianPackage(name: string, executable: string): Source {
  return {
    name: `Debian's package ${name}, unpacked`,
    async obtain(folder, report) {
      report(`fetching ${name} with apt-get`);
      await command('apt-get', ['download', name], { cwd: folder });
      const archive = (await readdir(folder)).find((file) => file.endsWith('.deb'));
      if (!archive) throw new Error('apt-get has fetched nothing');
      await command('dpkg-deb', ['--extract', join(folder, archive), folder]);
      return join(folder, executable);
    },
  };
}

async function install(name: string): Promise<void> {
  await command('apt-get', ['install', '-y', '--no-install-recommends', name], quietly);
}

const quietly = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
