import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '@ticketing/common/testing';
import { system } from '../../world/system.js';

const preload = fileURLToPath(new URL('stepped-clock.mjs', import.meta.url));

/** How long a process may take to show another time, and how much later than it did that may be seen, in milliseconds. */
const PATIENCE = 10_000;

/** Clocks of processes that can be stepped while these run. In `folder` it stands by how much each is wrong. */
export function createClocks(folder: string) {
  const fileOf = (name: string) => join(folder, name);

  return {
    /** What a process is started with, for its clock to be stepped. It starts as wrong as it was left. */
    clockOf(name: string): Record<string, string> {
      mkdirSync(folder, { recursive: true });
      writeFileSync(fileOf(name), '0');
      return { NODE_OPTIONS: `--import ${preload}`, CLOCK_FILE: fileOf(name) };
    },

    /**
     * Steps the clock of a running process, to be wrong by so many milliseconds. Resolves once it shows so.
     * @throws {Error} when it does not.
     */
    async stepClock(name: string, offset: number): Promise<void> {
      const shown = `${fileOf(name)}.shown`;
      rmSync(shown, { force: true });
      writeFileSync(fileOf(name), String(offset));
      process.kill(system.process(name).pid, 'SIGUSR2');
      await eventually(() => {
        const difference = Number(readFileSync(shown, 'utf8')) - Date.now() - offset;
        if (Math.abs(difference) > PATIENCE) throw new Error(`the clock of ${name} is ${difference} ms off`);
      }, PATIENCE);
    },
  };
}
