import { mkdir, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { withLock } from '../process-lock.js';

/** Outside the project and its data: engines outlive a fresh clone and `rm -rf .local`. */
export function defaultCache(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ticketing', 'engines');
}

/** The executable that an earlier run left in the cache. */
export async function cachedExecutable(cache: string, name: string): Promise<string | undefined> {
  return realpath(join(cache, name, entrance)).catch(() => undefined);
}

/** Makes `folder`, whole at last, the cached engine; resolves to the executable's new path. */
export async function keep(cache: string, name: string, folder: string, executable: string): Promise<string> {
  await symlink(relative(await realpath(folder), await realpath(executable)), join(folder, entrance));
  const home = join(cache, name);
  await rm(home, { recursive: true, force: true });
  await rename(folder, home);
  return realpath(join(home, entrance));
}

/** Hosts that did not answer within the last day. */
export async function unreachableHosts(cache: string): Promise<string[]> {
  const since = await readUnreachable(cache);
  return Object.keys(since).filter((host) => Date.now() - Date.parse(since[host] ?? '') < oneDay);
}

/** Several engines are looked for at the same time, and by several processes. */
export async function rememberUnreachable(cache: string, host: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const file = join(cache, unreachable);
  await withLock(
    `${file}.lock`,
    () => {},
    async () => {
      const since = { ...(await readUnreachable(cache)), [host]: new Date().toISOString() };
      await writeFile(`${file}.draft`, JSON.stringify(since, null, 2));
      await rename(`${file}.draft`, file);
    },
  );
}

const entrance = 'executable';
const unreachable = 'unreachable.json';
const oneDay = 24 * 60 * 60 * 1000;

async function readUnreachable(cache: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(join(cache, unreachable), 'utf8'));
  } catch {
    return {};
  }
}
