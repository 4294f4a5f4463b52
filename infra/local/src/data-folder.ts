import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acquireLock, type Release } from './process-lock.js';
import { endLeftovers } from './run-file.js';

export interface DataFolder {
  runFile: string;
  /** Made once, so that sessions outlive a restart. */
  jwtKey: string;
  /** The folder of one engine's data. */
  data(engine: string): string;
  /** A fresh log; that of the run before is kept as `<name>.previous.log`. */
  log(name: string): string;
  release: Release;
}

/** Takes DATA_DIR for this run alone. @throws an Error for people when that cannot be. */
export async function openDataFolder(path: string, tell: (line: string) => void): Promise<DataFolder> {
  const release = await takeFolder(path);
  const runFile = join(path, 'run.json');
  const left = await endLeftovers(runFile);
  if (left.length) tell(`An earlier run was killed; ended what it had left running: ${left.join(', ')}`);
  return {
    runFile,
    jwtKey: keptKey(join(path, 'jwt-key')),
    data: (engine) => made(join(path, engine)),
    log: (name) => freshLog(join(made(join(path, 'logs')), name)),
    release,
  };
}

async function takeFolder(path: string): Promise<Release> {
  const lock = await Promise.resolve()
    .then(() => acquireLock(join(made(path), 'lock')))
    .catch((error: Error) => {
      throw new Error(`DATA_DIR=${path} cannot be written to: ${error.message}`);
    });
  if (typeof lock === 'function') return lock;
  throw new Error(
    `Another run (process ${lock.pid}) uses ${path}. Stop it, or set DATA_DIR to another folder.`,
  );
}

function keptKey(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function freshLog(path: string): string {
  const log = `${path}.log`;
  if (existsSync(log)) renameSync(log, `${path}.previous.log`);
  writeFileSync(log, '');
  return log;
}

function made(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}
