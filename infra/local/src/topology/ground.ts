import type { EngineName } from '../engines/index.js';
import type { ProcessSpec } from '../process-spec.js';
import { root, type Settings } from '../settings.js';

/** What this run of the system stands on. */
export interface Ground {
  settings: Settings;
  engines: Record<Exclude<EngineName, 'chromium'>, string>;
  jwtKey: string;
  /** The port that a process has for as long as the run lasts. */
  port(name: string): number;
  /** The folder of an engine's data. */
  data(name: string): string;
  /** The file of a process's log. */
  log(name: string): string;
}

export function addressOf(ground: Ground, name: string): string {
  return `http://127.0.0.1:${ground.port(name)}`;
}

/** What every process has. */
export function basics(ground: Ground, name: string) {
  return {
    name,
    port: ground.port(name),
    cwd: root,
    logFile: ground.log(name),
  } satisfies Partial<ProcessSpec>;
}
