import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './settings.js';

export interface CommandOptions {
  cwd?: string;
  /** On top of this process's own environment. */
  env?: NodeJS.ProcessEnv;
  /** How long it may take. */
  minutes?: number;
  /** Lets people see what it prints, instead of collecting it. */
  shown?: boolean;
  /** Lets it end what it has started by itself, in its order, when this process exits. */
  endsInOrder?: boolean;
}

/** A program that did not end well. */
export class CommandFailed extends Error {
  constructor(
    program: string,
    reason: string,
    /** All that it printed. */
    readonly output = '',
  ) {
    super(`${program}: ${reason}`);
  }
}

/** Runs another program to its end and resolves to what it printed. Nothing of it outlives that, or this process. */
export async function command(
  program: string,
  args: string[],
  options: CommandOptions = {},
): Promise<string> {
  const { cwd, env, minutes = 10, shown = false, endsInOrder = false } = options;
  const output = shown ? 'inherit' : 'pipe';
  const child = spawn(program, args, {
    ...(cwd && { cwd }),
    env: { ...process.env, ...env },
    // A group of its own, so that what it starts can be ended with it.
    detached: true,
    stdio: ['ignore', output, output],
  });
  const printed = collect(child);
  const end = () => endGroup(child, endsInOrder ? 'SIGTERM' : 'SIGKILL');
  const timer = setTimeout(end, minutes * 60_000);
  process.once('exit', end);
  try {
    const [code, signal] = await once(child, 'close');
    if (code === 0) return printed.stdout;
    const complaint = printed.stderr.trim().split('\n').at(-1);
    throw new CommandFailed(program, complaint || (signal ?? `exit code ${code}`), printed.both);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new CommandFailed(program, 'not installed');
  } finally {
    end();
    clearTimeout(timer);
    process.off('exit', end);
  }
}

/** Runs a program of ours for people to see. Resolves to whether it went well. */
export async function runShown(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<boolean> {
  return command(program, args, { cwd: root, env, minutes: 60, shown: true }).then(
    () => true,
    () => false,
  );
}

function collect(child: ChildProcess) {
  const printed = { stdout: '', stderr: '', both: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
      printed.both += text;
    });
  }
  return printed;
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, signal);
  } catch {
    // All of it has ended by itself.
  }
}
