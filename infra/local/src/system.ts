import { buildClient, buildServices } from './build.js';
import { type DataFolder, openDataFolder } from './data-folder.js';
import { locateEngine } from './engines/index.js';
import { freePorts, isPortTaken } from './ports.js';
import type { ProcessSpec } from './process-spec.js';
import { removeRunFile, writeRunFile } from './run-file.js';
import type { Settings } from './settings.js';
import { createSupervisor, type Supervisor } from './supervisor.js';
import { runTasks, type Task } from './tasks.js';
import { describeSystem, type Ground } from './topology/index.js';

export interface System {
  /** Does all that it takes until every process is ready. Rejects with one message for people. */
  launch(): Promise<void>;
  restart(name: string): void;
  /** Ends whatever runs, in order, within ten seconds. */
  stop(): Promise<void>;
  /** Ends whatever runs at once. Synchronous, so that it works while this process exits. */
  kill(): void;
}

export interface SystemOptions {
  tell(line: string): void;
  /** What has to be built first. */
  builds?: Task[];
  /** Makes of the map of the system the one that is run. */
  adapt?(specs: ProcessSpec[], ground: Ground): ProcessSpec[] | Promise<ProcessSpec[]>;
}

export const servicesBuild: Task = { title: 'Services', run: buildServices };

export const clientBuild: Task = {
  title: 'Client',
  async run(report) {
    report('building what has changed, if anything has');
    await buildClient();
  },
};

/** The whole marketplace on this machine. */
export function createSystem(settings: Settings, options: SystemOptions): System {
  const { tell, builds = [servicesBuild, clientBuild], adapt = (specs) => specs } = options;
  let folder: DataFolder | undefined;
  let supervisor: Supervisor | undefined;

  return {
    async launch() {
      const opened = await openDataFolder(settings.dataDir, tell);
      folder = opened;
      // Not before: a killed run may have left its gateway there, which is now ended.
      await requireFree(settings.port);
      const engines = {} as Ground['engines'];
      await runTasks([...locating(engines), ...builds]);
      const ground = { ...opened, settings, engines, port: await choosePorts(settings.port) };
      const running = createSupervisor(await adapt(describeSystem(ground), ground), {
        tell,
        changed: (processes) => writeRunFile(opened.runFile, processes),
      });
      supervisor = running;
      await runTasks([starting(running)]);
    },
    restart: (name) => supervisor?.restart(name),
    async stop() {
      await supervisor?.stop();
      if (!folder) return;
      removeRunFile(folder.runFile);
      await folder.release();
    },
    kill: () => supervisor?.kill(),
  };
}

async function requireFree(port: number): Promise<void> {
  if (!(await isPortTaken(port))) return;
  throw new Error(
    `Port ${port} is taken. End what listens there, or choose another, as in: PORT=4000 npm start`,
  );
}

function locating(engines: Ground['engines']): Task[] {
  const names = ['mongod', 'nats-streaming-server', 'redis-server'] as const;
  return names.map((name) => ({
    title: name,
    async run(report) {
      engines[name] = await locateEngine(name, report);
    },
  }));
}

function starting(supervisor: Supervisor): Task {
  return {
    title: 'Start',
    run: (report) => supervisor.start((waitingFor) => report(`waiting for ${waitingFor.join(', ')}`)),
  };
}

/** And with room for what a test puts between them or runs twice. */
const MOST_PROCESSES = 80;

/** Gives every name that asks a port of its own, and always the same one. */
async function choosePorts(gatewayPort: number): Promise<Ground['port']> {
  const free = await freePorts(MOST_PROCESSES, [gatewayPort]);
  const chosen = new Map([['gateway', gatewayPort]]);
  return (name) => {
    const port = chosen.get(name) ?? free.pop();
    if (port === undefined) throw new Error('More processes than ports');
    chosen.set(name, port);
    return port;
  };
}
