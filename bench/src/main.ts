import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '@ticketing/local/settings';
import { arePinned } from './cores.js';
import { closeMarketplaces } from './marketplace.js';
import { compare, type Result } from './measure/compare.js';
import { header, line } from './measure/table.js';
import type { Scale } from './row.js';
import { rows } from './rows/index.js';
import { endWorkers } from './worker.js';

/**
 * npm run bench                     measures each row of docs/performance.md beside what it stands on
 * npm run bench -- --only 1,2a      those rows
 * npm run bench -- --quick          only sees that each works; what it prints says nothing of how fast it is
 * --pairs says how often each is measured, --seconds for how long.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    pairs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '8' },
  },
});

const scale: Scale = values.quick
  ? { seconds: 1, pairs: 1, documents: 100, most: 1_000 }
  : { seconds: Number(values.seconds), pairs: Number(values.pairs), documents: 1_000, most: 1_000_000 };
const wanted = values.only?.split(',');
const chosen = rows.filter(({ number }) => !wanted || wanted.includes(number));

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
process.exit(await main());

async function main(): Promise<number> {
  if (chosen.length === 0) {
    console.error(`There is no such row: ${rows.map(({ number }) => number).join(', ')}`);
    return 1;
  }
  if (!arePinned) console.log('Everything shares the cores, so the ratios say little.\n');
  const results: Result[] = [];
  const lines = [header];
  // Each as it comes: the whole takes the better part of an hour.
  const tell = (told: string) => {
    console.log(told);
    lines.push(told);
  };
  let failed = 0;
  for (const row of chosen) {
    try {
      const result = await compare(row, scale);
      results.push(result);
      tell(line(result));
    } catch (error) {
      failed++;
      tell(`| ${row.number} | ${row.what} | | | | failed: ${(error as Error).message} | | **no** |`);
      await endWorkers();
      await closeMarketplaces();
    }
  }
  if (!values.quick) save(results);
  console.log(`\n${lines.join('\n')}\n\n${results.length} measured, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function save(results: Result[]): void {
  const folder = join(root, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const [cpu] = cpus();
  const machine = { cores: cpus().length, cpu: cpu?.model, node: process.version, pinned: arePinned };
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify({ machine, scale, results }, null, 2)}\n`);
}
