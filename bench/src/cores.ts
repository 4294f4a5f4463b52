import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Whoever asks has a core of its own, so that what it takes is not taken from what is measured, which has another: both
 * of a pair the same. Without two cores, or without taskset (util-linux), they share, and the ratios suffer.
 */
export const arePinned = availableParallelism() > 1 && hasTaskset();
const UNDER_TEST = '0';
const LOAD = '1';

type Command = [string, ...string[]];

const pin = (core: string, command: Command): Command =>
  arePinned ? ['taskset', '--cpu-list', core, ...command] : command;

export const underTest = (command: Command): Command => pin(UNDER_TEST, command);
export const asLoad = (command: Command): Command => pin(LOAD, command);

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
