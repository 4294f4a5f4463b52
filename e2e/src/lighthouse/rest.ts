import { type CpuInfo, cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** The part of its time in which a machine has to have nothing to do. Services that wait take a twentieth of it. */
const IDLE_ENOUGH = 0.85;
const LOOK_MS = 2_000;
/** Some twenty processes that have just been started need a while until they only wait. */
const LOOKS = 30;

/**
 * Waits until the machine rests: what is measured is a page, not what was started for it. Not for longer than a minute;
 * @returns the part of its time, from 0 to 1, that the machine was busy at the last look, if it does not come to rest.
 */
export async function untilRested(look: () => Promise<number> = idleShare): Promise<number | undefined> {
  for (let looks = 1; ; looks += 1) {
    const idle = await look();
    if (idle >= IDLE_ENOUGH) return undefined;
    if (looks === LOOKS) return 1 - idle;
  }
}

async function idleShare(): Promise<number> {
  const before = total(cpus());
  await pause(LOOK_MS);
  const after = total(cpus());
  return (after.idle - before.idle) / (after.all - before.all);
}

/** In milliseconds of all processors. */
function total(processors: CpuInfo[]): { idle: number; all: number } {
  const sum = { idle: 0, all: 0 };
  for (const { times } of processors) {
    sum.idle += times.idle;
    sum.all += times.user + times.nice + times.sys + times.irq + times.idle;
  }
  return sum;
}
