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
    jwtKey: keptKey(join(path, 'jwt-key'), tell),
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

/** A key that is too short for the services (32 characters) was cut off by a full disk or a power cut. */
function keptKey(file: string, tell: (line: string) => void): string {
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (kept !== undefined && kept.length >= 32) return kept;
  if (kept !== undefined) tell(`${file} was damaged and is made anew: everyone has to sign in again.`);
  const made = randomBytes(32).toString('hex');
  writeFileSync(`${file}.draft`, made, { mode: 0o600 });
  renameSync(`${file}.draft`, file);
  return made;
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
