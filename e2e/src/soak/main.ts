import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { eventually } from '@ticketing/common/testing';
import { createRecorder, type Exchange } from '../faults/traffic/exchange.js';
import { startTraffic } from '../faults/traffic/traffic.js';
import { createChance } from '../simulation/chance.js';
import { people, visitor } from '../world/person.js';
import { violations } from '../world/running-system.js';
import { system } from '../world/system.js';

/**
 * Browses and buys for some minutes, then prints each process's memory at the start and the end, and what is wrong:
 *   E2E_URL=http://localhost:3000 E2E_RUN_FILE=.local/run.json npm run soak -w e2e -- --minutes 10 --rate 8
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, rate: { type: 'string', default: '8' } },
});
const minutes = Number(values.minutes);

const PEOPLE = 10;

function byStatus(exchanges: Exchange[]): Record<number, number> {
  const tally: Record<number, number> = {};
  for (const { status } of exchanges) tally[status] = (tally[status] ?? 0) + 1;
  return tally;
}

/** Resident memory of each process in MB, as Linux reports it. */
function memory(): Record<string, number> {
  const resident = (pid: number) => /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Object.fromEntries(
    system.processes().map(({ name, pid }) => [name, Math.round(Number(resident(pid)) / 1024)]),
  );
}

/** Looks at pages and lists, one after the other, until told to stop. */
function startBrowsing() {
  let going = true;
  let pages = 0;
  const done = (async () => {
    while (going) {
      await visitor().get('/');
      await visitor().get('/api/tickets?sort=price');
      pages += 2;
    }
  })();
  return async () => {
    going = false;
    await done;
    return pages;
  };
}

const before = memory();
const recorder = createRecorder();
const everyone = await people(PEOPLE);
const chance = createChance(1);
const traffic = startTraffic({ people: everyone, recorder, chance, rate: Number(values.rate) });
const stopBrowsing = startBrowsing();
await new Promise((resolve) => setTimeout(resolve, minutes * 60_000));
const pages = await stopBrowsing();
await traffic.stop();
const after = memory();

console.table(
  Object.fromEntries(
    Object.keys(before).map((name) => [name, { 'MB before': before[name], 'MB after': after[name] }]),
  ),
);
console.log(`${pages} pages and lists; answers to traders by status:`, byStatus(recorder.exchanges));
const wrong = await eventually(async () => {
  const found = await violations();
  if (found.length > 0) throw new Error(found.join('\n'));
  return found;
}, 60_000);
console.log(`broken promises: ${wrong.length}`);
