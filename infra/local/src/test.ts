import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { locateEngine } from './engines/index.js';
import { inForeground, tell } from './foreground.js';
import { freePorts } from './ports.js';
import { root } from './settings.js';
import { clientBuild, createSystem, type System, servicesBuild } from './system.js';
import { runTasks, type Task } from './tasks.js';

interface Count {
  passed: number;
  failed: number;
}

/** Long enough to pay within, in a browser on a busy machine; short enough to wait for. */
const RESERVATION_SECONDS = '25';

const jestProgram = join(root, 'node_modules/jest/bin/jest.js');

const stages = ['lint', 'unit', 'e2e'] as const;
type Stage = (typeof stages)[number];

const browser: Task = {
  title: 'chromium',
  async run(report) {
    await locateEngine('chromium', report);
  },
};

const wanted = wantedStages();
const scratch = mkdtempSync(join(tmpdir(), 'ticketing-test-'));
const [port] = (await freePorts(1)) as [number];
const system = createSystem({ port, dataDir: scratch, RESERVATION_SECONDS }, { tell, builds: [] });

await inForeground(system, async () => {
  await runTasks([browser, servicesBuild, clientBuild]);
  const run: Record<Stage, () => Promise<Count>> = { lint, unit, e2e: () => e2e(system) };
  const total: Count = { passed: 0, failed: 0 };
  for (const stage of wanted) {
    tell(`\n── ${stage} ──`);
    const { passed, failed } = await run[stage]();
    total.passed += passed;
    total.failed += failed;
  }
  if (total.failed === 0) rmSync(scratch, { recursive: true, force: true });
  else if (existsSync(join(scratch, 'logs'))) tell(`\nThe logs of the system under test: ${scratch}/logs`);
  tell(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

/** The whole of `npm test`, or what `npm test -- --only unit` asks for. */
function wantedStages(): readonly Stage[] {
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
  if (only === undefined) return stages;
  const found = stages.filter((stage) => stage === only);
  if (found.length === 1) return found;
  process.stderr.write(`--only ${only} is wrong: it must be one of ${stages.join(', ')}.\n`);
  process.exit(1);
}

async function lint(): Promise<Count> {
  const passed = await runShown('npm', ['run', 'lint']);
  return { passed: Number(passed), failed: Number(!passed) };
}

const unit = () => jest('unit', []);

/** The whole of what `npm start` runs, on a port and with data of its own. */
async function e2e(system: System): Promise<Count> {
  await system.launch();
  const counted = await jest('e2e', ['--config', 'e2e/jest.config.mjs'], {
    E2E_URL: `http://127.0.0.1:${port}`,
    E2E_RUN_FILE: join(scratch, 'run.json'),
  });
  await system.stop();
  return counted;
}

async function jest(name: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Count> {
  const outcome = join(scratch, `${name}.json`);
  const passed = await runShown(
    process.execPath,
    [jestProgram, '--json', `--outputFile=${outcome}`, ...args],
    env,
  );
  // A run that crashed has said nothing, and a file that does not load counts no test of its own.
  if (!existsSync(outcome)) return { passed: 0, failed: 1 };
  const counted = JSON.parse(readFileSync(outcome, 'utf8'));
  const failed = counted.numFailedTests + counted.numRuntimeErrorTestSuites;
  return { passed: counted.numPassedTests, failed: passed ? failed : Math.max(failed, 1) };
}

/** Runs a program with its output shown. Resolves to whether it went well; it never outlives this process. */
async function runShown(program: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const [code] = await once(child, 'close');
  process.off('exit', end);
  return code === 0;
}
