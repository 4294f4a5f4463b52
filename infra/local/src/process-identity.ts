import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same pid: when it started. Unlike a command line, it cannot be rewritten
 * (redis-server and Next.js both rename themselves). Undefined when there is no such process.
 */
export function identify(pid: number): string | undefined {
  try {
    return process.platform === 'linux' ? startedSinceBoot(pid) : startedAt(pid);
  } catch {
    return undefined;
  }
}

/** Whether the very process that was identified is still running. */
export function isRunning({ pid, started }: { pid: number; started: string }): boolean {
  return identify(pid) === started;
}

/** From /proc, as slim containers have no ps. */
function startedSinceBoot(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The name in parentheses may hold anything, spaces and parentheses too.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z') return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8);
  return `${boot}-${fields[18]}`;
}

function startedAt(pid: number): string | undefined {
  const printed = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return printed.toString().trim() || undefined;
}
