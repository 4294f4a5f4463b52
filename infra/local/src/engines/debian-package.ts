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

async function install(name: string): Promise<void> {
  await command('apt-get', ['install', '-y', '--no-install-recommends', name], quietly);
}

const quietly = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
