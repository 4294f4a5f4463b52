import { identify, starterOf } from './process-identity.js';
import { readSettings, type Settings } from './settings.js';
import type { System } from './system.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm passes on a Ctrl-C that the terminal has sent here already: what comes at once is the same one. */
const sameCtrlC = 500;

export function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What the person who started this has set. What is wrong with it is the end of it. */
export function settingsOrExit(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}

/**
 * Runs the task with the system and then ends this process. A signal, or the end of npm, stops the system in order and
 * ends with `interrupted`; a second Ctrl-C stops it at once; nothing is left running whatever happens.
 */
export async function inForeground(
  system: System,
  task: () => Promise<number>,
  { interrupted = 0 } = {},
): Promise<never> {
  let stopping = false;
  async function stop(exitCode: number): Promise<never> {
    stopping = true;
    await system.stop();
    process.exit(exitCode);
  }

  process.once('exit', system.kill);
  onRequestToEnd((isFirst) => {
    if (!isFirst) process.exit(1);
    tell('Stopping…');
    void stop(interrupted);
  });
  const exitCode = await task().catch((error: Error) => {
    if (!stopping) process.stderr.write(`\n${error.message}\n`);
    return 1;
  });
  // Whoever asked for the end is waiting for it already.
  return stopping ? new Promise<never>(() => {}) : stop(exitCode);
}

function onRequestToEnd(request: (isFirst: boolean) => void): void {
  let askedAt: number | undefined;
  function ask(): void {
    const isFirst = askedAt === undefined;
    if (askedAt !== undefined && Date.now() - askedAt < sameCtrlC) return;
    askedAt ??= Date.now();
    request(isFirst);
  }

  for (const signal of signals) process.on(signal, ask);
  const starter = starterOf(process.ppid);
  const started = identify(starter);
  const orphaned = setInterval(() => {
    if (identify(starter) === started) return;
    clearInterval(orphaned);
    if (askedAt === undefined) ask();
  }, 1_000);
  // A terminal that has gone must not turn the farewell into a crash.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
