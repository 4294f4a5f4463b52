import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inForeground, tell } from '@ticketing/local/foreground';
import { freePorts } from '@ticketing/local/ports';
import { root } from '@ticketing/local/settings';
import type { System } from '@ticketing/local/system';
import { type Person, people } from '../world/person.js';
import { choose } from './catalogue/choose.js';
import type { Fault } from './fault.js';
import { createLaboratory, type Laboratory } from './laboratory/laboratory.js';
import { runFault, type Verdict } from './run-fault.js';
import { header, row } from './table.js';

/**
 * npm run faults [-- --only NAME --seed N --rate N --pairs N --short --list]
 * Runs a marketplace of its own, lets one thing after the other go wrong in it, and prints what came of each.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '8' },
    pairs: { type: 'string', default: '6' },
    short: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const rate = Number(values.rate);

/** Short enough to wait for; long enough to pay within, on a busy machine. */
const RESERVATION_SECONDS = 8;
/** Two of them try whether sales go again; the others trade. */
const PEOPLE = 12;

const chosen = choose({ ...values, seed, pairs: Number(values.pairs) });
if (values.list || chosen.length === 0) {
  tell(chosen.length > 0 ? chosen.map(({ name }) => name).join('\n') : 'There is no such fault: see --list.');
  process.exit(chosen.length > 0 ? 0 : 1);
}

const scratch = mkdtempSync(join(tmpdir(), 'ticketing-faults-'));
let keepScratch = true;
process.once('exit', () => keepScratch || rmSync(scratch, { recursive: true, force: true }));
const verdicts: Verdict[] = [];
let current: System | undefined;
const running: System = {
  launch: async () => {},
  restart: (name) => current?.restart(name),
  stop: async () => current?.stop(),
  kill: () => current?.kill(),
};

await inForeground(running, async () => {
  tell(`seed ${seed}, ${rate} stories a second, reservations of ${RESERVATION_SECONDS} s\n`);
  for (const instances of [1, 2]) {
    const some = chosen.filter((fault) => (fault.instances ?? 1) === instances);
    if (some.length > 0) await runAll(some, instances);
  }
  const violations = verdicts.reduce((sum, { wrong }) => sum + wrong.length, 0);
  keepScratch = violations > 0;
  if (keepScratch) tell(`\nThe logs and every request: ${scratch}`);
  report();
  const passed = verdicts.filter(({ wrong }) => wrong.length === 0).length;
  tell(`\n${passed} passed, ${verdicts.length - passed} failed`);
  return passed === verdicts.length ? 0 : 1;
});

/** In one marketplace, as long as nothing is left broken in it. */
async function runAll(faults: Fault[], instances: number): Promise<void> {
  let open: Marketplace | undefined;
  tell(`\n${header}`);
  for (const fault of faults) {
    if (fault.skip) {
      tell(`| ${fault.name} | skipped: ${fault.skip} | | | | |`);
      continue;
    }
    open ??= await openMarketplace(instances);
    open.log(`── ${fault.name} ──`);
    const verdict = await runFault(fault, { ...open, seed, rate });
    note(verdict);
    if (verdict.wrong.length === 0) continue;
    await open.laboratory.system.stop();
    open = undefined;
  }
  await open?.laboratory.system.stop();
  current = undefined;
}

interface Marketplace {
  laboratory: Laboratory;
  people: Person[];
  log(line: string): void;
}

async function openMarketplace(instances: number): Promise<Marketplace> {
  const [port] = (await freePorts(1)) as [number];
  const dataDir = mkdtempSync(join(scratch, 'run-'));
  const log = (line: string) =>
    appendFileSync(join(dataDir, 'supervisor.log'), `${new Date().toISOString()} ${line}\n`);
  const settings = { dataDir, port, instances, reservationSeconds: RESERVATION_SECONDS, tell: log };
  const laboratory = createLaboratory(settings);
  current = laboratory.system;
  await laboratory.system.launch();
  process.env.E2E_URL = `http://127.0.0.1:${port}`;
  process.env.E2E_RUN_FILE = join(dataDir, 'run.json');
  return { laboratory, people: await people(PEOPLE), log };
}

function note(verdict: Verdict): void {
  verdicts.push(verdict);
  tell(row(verdict));
  for (const sentence of verdict.wrong.slice(0, 10)) tell(`    ${sentence}`);
  if (verdict.wrong.length === 0) return;
  const name = verdict.fault.replaceAll(/[^\w+-]+/g, '-');
  writeFileSync(join(scratch, `${name}.json`), JSON.stringify(verdict, null, 1));
}

function report(): void {
  const folder = join(root, 'e2e/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'faults.md'), `${[header, ...verdicts.map(row)].join('\n')}\n`);
}
