import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execFileAsync = promisify(execFile);

interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** How long it may take, in minutes. */
  minutes?: number;
}

/** Runs another program to its end and resolves to what it printed; rejects with the last line of its complaint. */
export async function command(
  program: string,
  args: string[],
  options: CommandOptions = {},
): Promise<string> {
  const { cwd, env, minutes = 10 } = options;
  try {
    const { stdout } = await execFileAsync(program, args, {
      ...(cwd && { cwd }),
      env: { ...process.env, ...env },
      timeout: minutes * 60_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    throw new Error(`${program}: ${complaint(error)}`);
  }
}

function complaint(error: unknown): string {
  const { code, stderr, killed, message } = error as Error & {
    code?: unknown;
    stderr?: string;
    killed?: boolean;
  };
  if (code === 'ENOENT') return 'not installed';
  if (killed) return 'took too long';
  return stderr?.trim().split('\n').at(-1) || message;
}
