import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same pid: when it started. Unlike a command line, it cannot be rewritten
 * (redis-server and Next.js both rename themselves). Undefined when there is no such process.
 */
export function identify(pid: number): string | undefined {
  try {
    return process.platform === 'linux' ? startedSinceBoot(pid) : toldByPs(pid, 'lstart');
  } catch {
    return undefined;
  }
}

/** Whether the very process that was identified is still running. */
export function isRunning({ pid, started }: { pid: number; started: string }): boolean {
  return identify(pid) === started;
}

/** Whether a process is there, and does nothing until it is sent SIGCONT. */
export function isStopped(pid: number): boolean {
  try {
    const [state] = process.platform === 'linux' ? statOf(pid).fields : [toldByPs(pid, 'state')];
    return state?.startsWith('T') ?? false;
  } catch {
    return false;
  }
}

/**
 * The process whose end is the end of npm, or of whoever else has started this one. Linux's npm has a shell between itself
 * and its script, which outlives a killed npm; macOS's shell makes way for the script.
 */
export function starterOf(parent: number): number {
  if (process.platform !== 'linux' || !process.env.npm_lifecycle_event) return parent;
  const { name, fields } = statOf(parent);
  return name === 'sh' ? Number(fields[1]) : parent;
}

/** From /proc, as slim containers have no ps. */
function startedSinceBoot(pid: number): string | undefined {
  const { fields } = statOf(pid);
  const [state] = fields;
  if (state === 'Z') return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').slice(0, 8);
  return `${boot}-${fields[19]}`;
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the name, then the fields from the state on. */
function statOf(pid: number): { name: string; fields: string[] } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The name in parentheses may hold anything, spaces and parentheses too.
  const [begin, end] = [stat.indexOf('('), stat.lastIndexOf(')')];
  return { name: stat.slice(begin + 1, end), fields: stat.slice(end + 2).split(' ') };
}

function toldByPs(pid: number, field: string): string | undefined {
  const printed = execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return printed.toString().trim() || undefined;
}
