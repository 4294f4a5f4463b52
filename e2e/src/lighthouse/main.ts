import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '@ticketing/local/command';
import { locateEngine } from '@ticketing/local/engines';
import { hangExhibits } from '../exhibition/exhibits.js';
import { type Scene, scenesOf } from '../exhibition/scenes.js';
import { system } from '../world/system.js';

/**
 * `npm run lighthouse`: how Lighthouse judges the pages that sales depend on, or with --all every page, on a phone with
 * a slow connection as it plays one. With --runs 5 the performance is the middle of five. Ends badly when one has less
 * than 95 in anything. A busy machine makes a slow phone: it scores some 1,000 and more when it has nothing else to do.
 */

/** The last that runs on Node 20. It is fetched when it is asked for, as nothing else needs it. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const LEAST = 95;
const main = ['home', 'ticket', 'checkout'];

interface Report {
  environment: { benchmarkIndex: number };
  categories: Record<(typeof categories)[number], { score: number | null }>;
  audits: Record<
    string,
    { score: number | null; scoreDisplayMode: string; displayValue?: string; title: string }
  >;
}

async function judge({ path, by }: Scene, folder: string): Promise<Report> {
  const output = join(folder, 'report.json');
  const flags = ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const args = [
    ['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', system.url + path],
    ['--quiet', '--output=json', `--output-path=${output}`, `--chrome-flags=${flags.join(' ')}`],
    by ? [`--extra-headers=${JSON.stringify({ Cookie: by.cookie })}`] : [],
  ];
  await command('npm', args.flat(), { env: { CHROME_PATH: await locateEngine('chromium') }, cwd: folder });
  return JSON.parse(await readFile(output, 'utf8'));
}

const score = (value: number | null) => Math.round((value ?? 0) * 100);

/** As often as asked for: the one with the middle performance. */
async function judgeFairly(page: Scene, folder: string, runs: number): Promise<Report> {
  const reports: Report[] = [];
  while (reports.length < runs) reports.push(await judge(page, folder));
  const performance = ({ categories }: Report) => categories.performance.score ?? 0;
  reports.sort((one, other) => performance(one) - performance(other));
  return reports[Math.floor(runs / 2)] as Report;
}

const options = { all: { type: 'boolean', default: false }, runs: { type: 'string', default: '1' } } as const;
const { all, runs } = parseArgs({ options }).values;
const exhibits = await hangExhibits();
const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'));
const pages = scenesOf(exhibits).filter(({ name }) => all || main.includes(name));

console.log(`| page | ${categories.join(' | ')} | largest paint | blocked | shift | machine |`);
console.log(`| --- |${' --- |'.repeat(categories.length + 4)}`);
for (const page of pages) {
  const { categories: judged, audits, environment } = await judgeFairly(page, folder, Number(runs));
  const scores = categories.map((category) => score(judged[category].score));
  const measured = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map(
    (audit) => audits[audit]?.displayValue,
  );
  console.log(
    `| ${[page.name, ...scores, ...measured, Math.round(environment.benchmarkIndex)].join(' | ')} |`,
  );
  if (Math.min(...scores) >= LEAST) continue;
  process.exitCode = 1;
  for (const { title, score, displayValue = '' } of Object.values(audits)) {
    if (score !== null && score < 0.9) console.log(`    ${title} ${displayValue}`);
  }
}
await rm(folder, { recursive: true });
