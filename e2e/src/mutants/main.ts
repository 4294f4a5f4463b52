import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { startServer } from '../simulation/server.js';
import { catalogue } from './catalogue/index.js';
import { type Notice, simulate, test } from './checks.js';
import { type Copy, createCopy } from './copy.js';
import type { Mutant } from './mutant.js';
import { header, nameOf, row, type Verdict } from './table.js';

/**
 * npm run faults:mutants                          plants each bug of the catalogue, and shows what catches it
 * npm run faults:mutants -- --only webhook,lock   those in whose name, files or check is one of these
 * --seeds says how many histories a bug may survive.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, seeds: { type: 'string', default: '1500' } },
});

const wanted = values.only?.split(',') ?? [''];
const isWanted = ({ name, edits, caughtBy }: Mutant) =>
  [name, nameOf(caughtBy), ...edits.map(({ file }) => file)].some((text) =>
    wanted.some((part) => text.includes(part)),
  );
const mutants = catalogue.filter(isWanted);
if (mutants.length === 0) {
  console.log('There is no such bug: see docs/reliability.md.');
  process.exit(1);
}
/** Each check on the sources as they are: what fails there says nothing of a bug. */
const checks = new Map(mutants.map(({ caughtBy }) => [JSON.stringify(caughtBy), caughtBy]));
const controls = [...checks.values()].map((caughtBy): Mutant => ({ name: 'nothing', edits: [], caughtBy }));
/** Histories of the sources as they are. `npm run simulate` runs more. */
const CONTROL_SEEDS = 20;

const server = await startServer();
const copies = Array.from({ length: availableParallelism() }, createCopy);
process.once('exit', () => {
  for (const copy of copies) copy.remove();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

async function check({ edits, caughtBy }: Mutant, name: string, copy: Copy): Promise<Notice> {
  const restore = copy.plant(edits);
  try {
    const length = edits.length === 0 ? CONTROL_SEEDS : Number(values.seeds);
    const seeds = Array.from({ length }, (_, index) => index + 1);
    return caughtBy === 'simulation'
      ? await simulate(copy, { mongoUri: server.uri, name, seeds })
      : await test(copy, caughtBy);
  } finally {
    restore();
  }
}

/** @throws when the history that has noticed a bug breaks a promise without it too. */
async function checkWithout({ edits }: Mutant, seed: number, name: string, copy: Copy): Promise<void> {
  if (edits.length === 0) return;
  const notice = await simulate(copy, { mongoUri: server.uri, name, seeds: [seed] });
  if (notice) throw new Error(`${notice.where} breaks a promise without the bug too: ${notice.what}`);
}

async function judge(mutant: Mutant, name: string, copy: Copy): Promise<Verdict> {
  const began = performance.now();
  const outcome = await check(mutant, name, copy)
    .then(async (notice) => {
      if (notice?.seed !== undefined) await checkWithout(mutant, notice.seed, `${name}-without`, copy);
      return { notice };
    })
    .catch((error: Error) => ({ error: error.message }));
  return { mutant, ...outcome, seconds: Math.round((performance.now() - began) / 1000) };
}

/** One in each copy at a time, and each told of as soon as it is known. */
async function judgeAll(all: Mutant[], prefix: string, tell: (verdict: Verdict) => void): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const queue = [...all.entries()];
  const work = async (copy: Copy) => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, mutant] = next;
      const verdict = await judge(mutant, `${prefix}-${index}`, copy);
      verdicts.push(verdict);
      tell(verdict);
    }
  };
  await Promise.all(copies.map(work));
  return verdicts;
}

async function main(): Promise<number> {
  const began = performance.now();
  const unsound = (await judgeAll(controls, 'control', () => {})).filter(isUnsound);
  for (const { mutant, notice, error } of unsound)
    console.log(`${nameOf(mutant.caughtBy)} fails without any bug: ${notice?.what ?? error}`);
  if (unsound.length > 0) return 1;
  console.log(header);
  const verdicts = await judgeAll(mutants, 'mutant', (verdict) => console.log(row(verdict)));
  const caught = verdicts.filter(({ notice }) => notice).length;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`\n${caught} of ${mutants.length} caught in ${seconds} s`);
  return caught === mutants.length ? 0 : 1;
}

const isUnsound = ({ notice, error }: Verdict) => notice !== undefined || error !== undefined;

const code = await main();
await server.stop();
process.exit(code);
