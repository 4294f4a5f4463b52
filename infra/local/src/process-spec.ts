/** What the supervisor has to know of a process. */
export interface ProcessSpec {
  name: string;
  /** The executable and its arguments. */
  command: [string, ...string[]];
  /** Further arguments for the start that comes next, by how the last one went. */
  furtherArguments?(): string[];
  cwd: string;
  /** On top of the runner's own environment. */
  env?: Record<string, string | undefined>;
  port?: number;
  /** Where it tells of itself by HTTP, if not there. */
  monitoringPort?: number;
  /** Those that must be ready before it starts and that are stopped after it. */
  needs: string[];
  /** Awaited before each start of it, also when it starts again. */
  beforeStart?(): Promise<void>;
  /** Asked again and again until it resolves to true; a rejection counts as false. */
  isReady(): Promise<boolean>;
  /** Whether it has to be started again although it runs. Asked every few seconds. */
  isStuck?(): boolean;
  /** Without one, what it prints is seen where the runner's own lines are. */
  logFile?: string;
  /** The folder of its data, whose damage keeps it from starting. */
  dataFolder?: string;
}

/** A running process, as run.json lists it. */
export interface RunningProcess {
  name: string;
  pid: number;
  port?: number;
  monitoringPort?: number;
  /** Tells it from a later process with the same pid. */
  started: string;
}
