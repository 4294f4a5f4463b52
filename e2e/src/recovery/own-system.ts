import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@ticketing/common/testing';
import { freePorts } from '@ticketing/local/ports';

const bootstrap = join(__dirname, '../../../infra/local/bootstrap.mjs');

/** How long a marketplace may take to start on a busy machine, in milliseconds. */
const START = 120_000;

/**
 * A marketplace of the test file's own, run by the commands that people run. From its start on, all that looks at the
 * system under test looks at this one.
 */
export async function createOwnSystem() {
  const [port] = (await freePorts(1)) as [number];
  const folder = mkdtempSync(join(tmpdir(), 'own-system-'));
  const dataDir = join(folder, 'data');
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir };
  let runner: ChildProcess | undefined;

  function launch(command: string, ...args: string[]) {
    const child = spawn(process.execPath, [bootstrap, command, ...args], { env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    }
    return { child, ended: once(child, 'close'), said: () => said };
  }

  return {
    dataDir,
    /** Where the test may put something besides. */
    path: (name: string) => join(folder, name),

    async start(): Promise<void> {
      const { child, ended, said } = launch('start');
      runner = child;
      const isUp = eventually(() => {
        if (!said().includes('The marketplace is at')) throw new Error(said());
      }, START);
      await Promise.race([isUp, ended.then(() => Promise.reject(new Error(said())))]);
      process.env.E2E_URL = `http://127.0.0.1:${port}`;
      process.env.E2E_RUN_FILE = join(dataDir, 'run.json');
    },

    async stop(): Promise<void> {
      if (!runner || runner.exitCode !== null) return;
      const ended = once(runner, 'exit');
      runner.kill('SIGINT');
      await ended;
    },

    /** Runs one of the other commands at the root to its end. @throws {Error} with what it said, when it ends badly. */
    async run(command: string, ...args: string[]): Promise<string> {
      const { child, ended, said } = launch(command, ...args);
      await ended;
      if (child.exitCode !== 0) throw new Error(`${command} ${args.join(' ')}: ${said()}`);
      return said();
    },

    /** Kills one of the other commands as soon as it has said that. */
    async cutShort(after: string, command: string, ...args: string[]): Promise<void> {
      const { child, ended, said } = launch(command, ...args);
      await eventually(() => {
        if (!said().includes(after)) throw new Error(said());
      }, START);
      child.kill('SIGKILL');
      await ended;
    },

    /** Loses what an engine keeps; only while that does not run, or is killed before it goes on. */
    lose: (engine: string) => rmSync(join(dataDir, engine), { recursive: true }),

    /** Loses all data; only while it does not run. */
    loseEverything: () => rmSync(dataDir, { recursive: true }),

    async end(): Promise<void> {
      await this.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export type OwnSystem = Awaited<ReturnType<typeof createOwnSystem>>;
