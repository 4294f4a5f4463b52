import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inForeground, tell } from '@ticketing/local/foreground';
import { freePorts } from '@ticketing/local/ports';
import type { System } from '@ticketing/local/system';
import { type Person, people } from '../world/person.js';
import { choose } from './catalogue/choose.js';
import { faults } from './catalogue/index.js';
import type { Fault } from './fault.js';
import { createLaboratory, type Laboratory } from './laboratory/laboratory.js';
import { runFault, type Verdict } from './run-fault.js';
import { header, lineOf, report, row } from './table.js';

/**
 * npm run faults [-- --only NAMES --seed N --rate N --pairs N --short --add --list --outcome FILE]
 * Runs a marketplace of its own, lets one thing after the other go wrong in it, and prints what came of each.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    rate: { type: 'string', default: '8' },
    pairs: { type: 'string', default: '0' },
    short: { type: 'boolean', default: false },
    add: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    outcome: { type: 'string' },
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

async function run(): Promise<number> {
  tell(`seed ${seed}, ${rate} stories a second, reservations of ${RESERVATION_SECONDS} s\n`);
  for (const same of kinds(chosen)) await runAll(same);
  const passed = verdicts.filter(({ wrong }) => wrong.length === 0).length;
  const failed = verdicts.length - passed;
  keepScratch = failed > 0;
  if (keepScratch) tell(`\nThe logs and every request: ${scratch}`);
  if (values.outcome) writeFileSync(values.outcome, JSON.stringify({ passed, failed }));
  tell(`\n${passed} passed, ${failed} failed`);
  // Each that was to be run, and at least one: what was not tried has not passed.
  const due = chosen.filter(({ skip }) => !skip).length;
  return passed === due && passed > 0 ? 0 : 1;
}

await inForeground(running, run, { interrupted: 130 });

/** Those that need the same kind of marketplace, together. */
function kinds(faults: Fault[]): Fault[][] {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) {
    const { instances, reservationSeconds, direct } = fault;
    const kind = JSON.stringify([instances, reservationSeconds, direct]);
    groups.set(kind, [...(groups.get(kind) ?? []), fault]);
  }
  return [...groups.values()];
}

/** In one marketplace, as long as nothing is left broken in it. */
async function runAll(faults: Fault[]): Promise<void> {
  let open: Marketplace | undefined;
  tell(`\n${header}`);
  for (const fault of faults) {
    if (fault.skip) {
      tell(`| ${fault.name} | skipped: ${fault.skip} | | | | |`);
      continue;
    }
    open ??= await openMarketplace(fault);
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

async function openMarketplace({
  instances = 1,
  reservationSeconds = RESERVATION_SECONDS,
  direct = false,
}: Fault): Promise<Marketplace> {
  const [port] = (await freePorts(1)) as [number];
  const dataDir = mkdtempSync(join(scratch, 'run-'));
  const log = (line: string) =>
    appendFileSync(join(dataDir, 'supervisor.log'), `${new Date().toISOString()} ${line}\n`);
  const settings = { dataDir, port, instances, reservationSeconds, direct, tell: log };
  const laboratory = createLaboratory(settings);
  current = laboratory.system;
  await laboratory.system.launch();
  process.env.E2E_URL = `http://127.0.0.1:${port}`;
  process.env.E2E_RUN_FILE = join(dataDir, 'run.json');
  return { laboratory, people: await people(PEOPLE), log };
}

function note(verdict: Verdict): void {
  verdicts.push(verdict);
  // After each, so that a run that is cut short has not been for nothing.
  report(verdicts.map(lineOf), { names: faults.map(({ name }) => name), add: values.add });
  tell(row(lineOf(verdict)));
  if (verdict.remark) tell(`    ${verdict.remark}`);
  for (const sentence of verdict.wrong.slice(0, 10)) tell(`    ${sentence}`);
  if (verdict.wrong.length === 0) return;
  const name = verdict.fault.replaceAll(/[^\w+-]+/g, '-');
  writeFileSync(join(scratch, `${name}.json`), JSON.stringify(verdict, null, 1));
}
