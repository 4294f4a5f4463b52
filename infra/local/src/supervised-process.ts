import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { identify } from './process-identity.js';
import type { ProcessSpec, RunningProcess } from './process-spec.js';

/** All in milliseconds but `attempts`. */
export interface Timing {
  /** The pause before the first restart; it doubles with each, up to `longestPause`. */
  shortestPause: number;
  longestPause: number;
  /** Having lived that long, a process is healthy: its next restart is a first one again. */
  healthyAfter: number;
  /** How often it may end before it was ever ready. */
  attempts: number;
  /** How long it may take to be ready for the first time. */
  patience: number;
  /** How often it is looked whether it is stuck. */
  looksWhetherStuck: number;
}

export interface Watcher {
  /** Something that a person should know. */
  tell(line: string): void;
  /** It has another pid now, or none. */
  changed(): void;
}

/** Keeps one process running until it is told to stop. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private started = '';
  private logged = 0;
  private life: Promise<void> | undefined;
  private markReady = () => {};
  private readonly ready = new Promise<void>((resolve) => {
    this.markReady = resolve;
  });
  private wasReady = false;
  /** Aborted to start the process again without a pause, or to cut one short. */
  private hurry = new AbortController();
  private readonly stopping = new AbortController();

  constructor(
    readonly spec: ProcessSpec,
    private readonly timing: Timing,
    private readonly watcher: Watcher,
  ) {}

  get running(): RunningProcess | undefined {
    const { name, port, monitoringPort } = this.spec;
    const { started } = this;
    return this.child?.pid ? { name, pid: this.child.pid, port, monitoringPort, started } : undefined;
  }

  /** Where in its log, in bytes, the last try begins: the ones before it said the same. */
  get lastTryAt(): number {
    return this.logged;
  }

  /** Resolves when the process is ready for the first time; rejects with the reason why it never will be. */
  async start(): Promise<void> {
    this.life = this.keepRunning();
    const { patience } = this.timing;
    const tooLate = delay(patience, undefined, { ref: false }).then(() => {
      throw new Error(`it was not ready within ${patience / 1000} s`);
    });
    const ended = this.life.then(() => {
      throw new Error('it was told to stop');
    });
    await Promise.race([this.ready, ended, tooLate]);
  }

  /** Asks the process to end, makes it after `grace` milliseconds, and does not start it again. */
  async stop(grace: number): Promise<void> {
    this.stopping.abort();
    this.signal('SIGTERM');
    const forced = setTimeout(() => this.signal('SIGKILL'), grace);
    await this.life?.catch(() => {});
    clearTimeout(forced);
  }

  /** Ends the process so that it starts again without a pause; one that pauses already starts at once. */
  restart(): void {
    this.hurry.abort();
    this.signal('SIGTERM');
  }

  /** To the process and all that it has started. Synchronous, so that it works while the runner exits. */
  signal(signal: NodeJS.Signals): void {
    if (!this.child?.pid) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch {
      // All of them have ended already.
    }
  }

  private async keepRunning(): Promise<void> {
    const { shortestPause, longestPause, healthyAfter, attempts } = this.timing;
    let pause = shortestPause;
    for (let run = 1; !this.stopping.signal.aborted; run++) {
      await this.prepare();
      if (this.stopping.signal.aborted) return;
      const since = Date.now();
      const how = await this.runOnce();
      if (this.stopping.signal.aborted) return;
      if (!this.wasReady && run >= attempts) throw new Error(`it ended before it was ready (${how})`);
      if (Date.now() - since >= healthyAfter) pause = shortestPause;
      if (!this.hurry.signal.aborted) {
        this.watcher.tell(`${this.spec.name} ended (${how}); starting it again in ${pause} ms`);
        await this.wait(pause);
        pause = Math.min(pause * 2, longestPause);
      }
      this.hurry = new AbortController();
    }
  }

  private async wait(pause: number): Promise<void> {
    const signal = AbortSignal.any([this.stopping.signal, this.hurry.signal]);
    await delay(pause, undefined, { signal }).catch(() => {});
  }

  /** Waits for what has to come before a start, or for the stop. */
  private async prepare(): Promise<void> {
    if (!this.spec.beforeStart || this.stopping.signal.aborted) return;
    const prepared = new AbortController();
    const { signal } = prepared;
    const stopped = once(this.stopping.signal, 'abort', { signal }).catch(() => {});
    await Promise.race([this.spec.beforeStart(), stopped]);
    prepared.abort();
  }

  /** Resolves to how the process ended. */
  private async runOnce(): Promise<string> {
    const child = this.launch();
    this.child = child;
    this.started = (child.pid && identify(child.pid)) || '';
    this.watcher.changed();
    void this.watchReadiness(child);
    void this.watchWhetherStuck(child);
    try {
      const [code, signal] = await once(child, 'exit');
      return signal ?? `exit code ${code}`;
    } catch (error) {
      return (error as Error).message;
    } finally {
      // What it has started must not outlive it.
      this.signal('SIGKILL');
      this.child = undefined;
      this.watcher.changed();
    }
  }

  private launch(): ChildProcess {
    const { command, cwd, env, logFile, furtherArguments } = this.spec;
    const [program, ...args] = command;
    const log = logFile ? openSync(logFile, 'a') : 'inherit';
    if (typeof log === 'number') this.logged = fstatSync(log).size;
    const child = spawn(program, [...args, ...(furtherArguments?.() ?? [])], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
      // A group of its own: the terminal's Ctrl-C reaches the runner alone, which ends things in their order.
      detached: true,
    });
    if (typeof log === 'number') closeSync(log);
    return child;
  }

  private async watchReadiness(child: ChildProcess): Promise<void> {
    while (this.child === child) {
      if (await this.spec.isReady().catch(() => false)) break;
      await delay(50);
    }
    if (this.child !== child) return;
    if (this.wasReady) this.watcher.tell(`${this.spec.name} is ready again`);
    this.wasReady = true;
    this.markReady();
  }

  private async watchWhetherStuck(child: ChildProcess): Promise<void> {
    const { name, isStuck } = this.spec;
    while (isStuck && this.child === child) {
      await delay(this.timing.looksWhetherStuck, undefined, { ref: false });
      if (this.child !== child || !isStuck()) continue;
      this.watcher.tell(`${name} is stuck; starting it again`);
      return this.restart();
    }
  }
}
