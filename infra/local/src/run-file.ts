import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning } from './process-identity.js';
import type { RunningProcess } from './process-spec.js';

/** Lists every running process for people, tests and tools. Readers never see half a file. */
export function writeRunFile(path: string, running: RunningProcess[]): void {
  const draft = `${path}.draft`;
  writeFileSync(draft, `${JSON.stringify(running, null, 2)}\n`);
  renameSync(draft, path);
}

export function removeRunFile(path: string): void {
  rmSync(path, { force: true });
}

/** What is listed. Of a damaged file, what can be made out: it is a hint at what may have been left running, no more. */
export function readRunFile(path: string): RunningProcess[] {
  try {
    const listed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(listed) ? listed.filter(isRunningProcess) : [];
  } catch {
    return [];
  }
}

function isRunningProcess(entry: unknown): entry is RunningProcess {
  const { name, pid, started } = Object(entry);
  return typeof name === 'string' && Number.isInteger(pid) && pid > 0 && typeof started === 'string';
}

/** Ends what a runner that was killed has left running. Resolves to the names. */
export async function endLeftovers(path: string): Promise<string[]> {
  const left = readRunFile(path).filter(isRunning);
  signalGroups(left, 'SIGTERM');
  const deadline = Date.now() + 5_000;
  while (left.some(isRunning) && Date.now() < deadline) await delay(50);
  signalGroups(left, 'SIGKILL');
  while (left.some(isRunning)) await delay(50);
  removeRunFile(path);
  return left.map(({ name }) => name);
}

function signalGroups(processes: RunningProcess[], signal: NodeJS.Signals): void {
  for (const one of processes.filter(isRunning)) process.kill(-one.pid, signal);
}
