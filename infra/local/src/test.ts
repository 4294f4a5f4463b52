import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command, runShown } from './command.js';
import { type Count, countOf } from './count.js';
import { locateEngine, locateTool, type ToolName } from './engines/index.js';
import { inForeground, tell } from './foreground.js';
import { freePorts } from './ports.js';
import { runJest } from './run-jest.js';
import { root } from './settings.js';
import { clientBuild, createSystem, servicesBuild } from './system.js';
import { runTasks, type Task } from './tasks.js';

/** Long enough to go to the bank and back within, in a browser on a busy machine; short enough to wait for. */
const RESERVATION_SECONDS = '30';

const chromium: Task = {
  title: 'chromium',
  async run(report) {
    await locateEngine('chromium', report);
  },
};

/** What the manifests, alerts, images and workflows are checked by. */
const checkers: ToolName[] = ['kustomize', 'kubeconform', 'kube-score', 'promtool', 'hadolint', 'actionlint'];

const checkerTasks = checkers.map(
  (name): Task => ({
    title: name,
    async run(report) {
      await locateTool(name, report);
    },
  }),
);

const stages = { lint, unit, k8s, simulation, e2e, faults };
/** What takes longer than `npm test` has: systems of their own that lose what they have, every look of the client, each benchmark. */
const onDemand = { recovery, thorough, bench };

const wanted = wantedStages();
// Everything that the tests leave goes in here, and then away, unless it shows why they failed.
const scratch = mkdtempSync(join(tmpdir(), 'ticketing-test-'));
let keepScratch = false;
process.once('exit', () => keepScratch || rmSync(scratch, { recursive: true, force: true }));

const [port] = (await freePorts(1)) as [number];
const dataDir = join(scratch, 'data');
/**
 * All tests are one machine, and some ask more than any person does: what is asked is to reach the code behind the limits,
 * which have tests with limits of their own.
 */
const RATE_LIMITS = 'account:1000000/60,mails:1000000/60,failures:1000000/60';

const system = createSystem({ port, dataDir, RESERVATION_SECONDS, RATE_LIMITS }, { tell, builds: [] });

await inForeground(
  system,
  async () => {
    const total: Count = { passed: 0, failed: 0 };
    for (const stage of [prepare, ...wanted]) {
      const began = performance.now();
      const { passed, failed } = await stage().catch(crashed);
      tell(`${stage.name} took ${Math.round((performance.now() - began) / 1000)} s`);
      total.passed += passed;
      total.failed += failed;
      if (stage === prepare && failed > 0) break;
    }
    await system.stop();
    keepScratch = total.failed > 0 && existsSync(join(dataDir, 'logs'));
    if (keepScratch) tell(`\nThe logs of the system under test: ${join(dataDir, 'logs')}`);
    tell(`\n${total.passed} passed, ${total.failed} failed`);
    return total.failed === 0 ? 0 : 1;
  },
  { interrupted: 130 },
);

/** The whole of `npm test`, or what `npm test -- --only unit` asks for. */
function wantedStages(): (() => Promise<Count>)[] {
  const { only } = parseArgs({ options: { only: { type: 'string' } }, strict: false }).values;
  if (only === undefined) return Object.values(stages);
  const all = { ...stages, ...onDemand };
  if (Object.hasOwn(all, String(only))) return [all[only as keyof typeof all]];
  process.stderr.write(`--only ${only} is wrong: it must be one of ${Object.keys(all).join(', ')}.\n`);
  process.exit(1);
}

async function prepare(): Promise<Count> {
  await runTasks([servicesBuild]);
  return { passed: 0, failed: 0 };
}

async function lint(): Promise<Count> {
  tell('\n── lint ──');
  return countOf(await runShown('npm', ['run', 'lint']));
}

async function unit(): Promise<Count> {
  tell('\n── unit ──');
  return runJest(scratch, 'unit', []);
}

/** What runs in a cluster, without a cluster: docs/kubernetes.md. */
async function k8s(): Promise<Count> {
  tell('\n── k8s ──');
  await runTasks(checkerTasks);
  return runJest(scratch, 'k8s', ['--config', 'infra/k8s/jest.config.mjs']);
}

/** Three hundred histories of the whole system, with everything that can go wrong: docs/reliability.md. */
async function simulation(): Promise<Count> {
  tell('\n── simulation ──');
  const args = ['--import', 'tsx', 'e2e/src/simulation/main.ts', '--seeds', '300'];
  return countOf(await runShown(process.execPath, args, { TMPDIR: scratch }));
}

/** The whole of what `npm start` runs, on a port and with data of its own. */
async function e2e(): Promise<Count> {
  tell('\n── e2e ──');
  return tryRunning('e2e', 'e2e/jest.config.mjs');
}

/** The client in every look and size, on its way, in trouble, and with hostile titles. */
async function thorough(): Promise<Count> {
  tell('\n── thorough ──');
  return tryRunning('thorough', 'e2e/thorough.jest.config.mjs');
}

async function tryRunning(name: string, config: string): Promise<Count> {
  await runTasks([chromium, clientBuild]);
  await system.launch();
  return runJest(scratch, name, ['--config', config], {
    E2E_URL: `http://127.0.0.1:${port}`,
    E2E_RUN_FILE: join(dataDir, 'run.json'),
    E2E_UNLIMITED: 'yes',
  });
}

/** Losing databases and logs, and what a backup brings back: docs/operations.md. */
async function recovery(): Promise<Count> {
  tell('\n── recovery ──');
  await runTasks([clientBuild]);
  return runJest(scratch, 'recovery', ['--config', 'e2e/recovery.jest.config.mjs']);
}

/** Each benchmark for a moment, to see that it works: how fast anything is this does not tell. docs/performance.md */
async function bench(): Promise<Count> {
  tell('\n── bench ──');
  await runTasks([clientBuild]);
  const args = ['--import', 'tsx', 'bench/src/main.ts', '--quick'];
  return countOf(await runShown(process.execPath, args, { TMPDIR: scratch }));
}

/** The most telling of what can go wrong in the real system: docs/reliability.md. */
async function faults(): Promise<Count> {
  tell('\n── faults ──');
  // It has a system of its own, which needs the room.
  await system.stop();
  const outcome = join(scratch, 'faults.json');
  // The traffic by which docs/reliability.md was measured, on two cores.
  const args = ['infra/local/bootstrap.mjs', 'faults', '--short', '--rate', '4', '--outcome', outcome];
  await command(process.execPath, args, { cwd: root, minutes: 20, shown: true, endsInOrder: true }).catch(
    () => {},
  );
  return existsSync(outcome) ? JSON.parse(readFileSync(outcome, 'utf8')) : { passed: 0, failed: 1 };
}

function crashed(error: Error): Count {
  process.stderr.write(`\n${error.message}\n`);
  return { passed: 0, failed: 1 };
}
