import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CommandFailed, command } from '../command.js';

/** As infra/k8s/base/namespace.yaml has it. */
const namespace = 'ticketing';

/** How long a forward may take to listen, in milliseconds. */
const PATIENCE = 20_000;

export type Kubectl = ReturnType<typeof createKubectl>;

/** kubectl on the marketplace, by the current context unless another is named. */
export function createKubectl(context?: string) {
  const begun: ChildProcess[] = [];
  const close = () => {
    for (const child of begun) child.kill();
    process.off('exit', close);
  };
  process.once('exit', close);

  const all = (args: string[]) => [
    ...(context === undefined ? [] : ['--context', context]),
    ...['--namespace', namespace, ...args],
  ];

  function begin(args: string[]): ChildProcess {
    const child = spawn('kubectl', all(args), { env: process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    begun.push(child);
    return child;
  }

  return {
    /** Resolves to what it prints. */
    ask: (...args: string[]) => command('kubectl', all(args)),

    /** The lines of what it prints, which may be more than memory has room for. */
    async *lines(...args: string[]): AsyncGenerator<string> {
      const child = begin(args);
      const ended = endOf(child);
      // Its end may come before its last line has been taken, and nobody waits for it yet.
      ended.catch(() => {});
      yield* createInterface({ input: child.stdout as NodeJS.ReadableStream });
      await ended;
    },

    /** A port of this machine that leads to one of a pod or of a Service, until `close`. */
    async forward(to: string, port: number): Promise<number> {
      const child = begin(['port-forward', '--address', '127.0.0.1', to, `:${port}`]);
      const timer = setTimeout(() => child.kill(), PATIENCE);
      try {
        return await Promise.race([listeningPort(child), endOf(child).then(() => tooLate(to))]);
      } finally {
        clearTimeout(timer);
      }
    },

    /** Ends whatever is under way. */
    close,
  };
}

function listeningPort(child: ChildProcess): Promise<number> {
  // Read to its end, as it tells of each connection: a full pipe would stop it.
  return new Promise((resolve) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const [, port] = line.match(/^Forwarding from 127\.0\.0\.1:(\d+) /) ?? [];
      if (port) resolve(Number(port));
    });
  });
}

/** @throws unless it ends well. */
async function endOf(child: ChildProcess): Promise<void> {
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = text.trim() || complaint;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code !== 0) throw new CommandFailed('kubectl', complaint || (signal ?? `exit code ${code}`));
}

function tooLate(to: string): never {
  throw new CommandFailed('kubectl', `the way to ${to} has ended`);
}
