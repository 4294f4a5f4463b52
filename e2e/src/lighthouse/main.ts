import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { command } from '@ticketing/local/command';
import { locateEngine } from '@ticketing/local/engines';
import { hangExhibits } from '../exhibition/exhibits.js';
import { type Scene, scenesOf } from '../exhibition/scenes.js';
import { system } from '../world/system.js';
import { inAttempts } from './attempts.js';
import { untilRested } from './rest.js';

/**
 * `npm run lighthouse`: how Lighthouse judges the pages that sales depend on, or with --all every page, on a phone with
 * a slow connection as it plays one. With --runs 5 the performance is the middle of five. Ends badly when one has less
 * than 95 in anything. A busy machine makes a slow phone: it scores some 1,000 and more when it has nothing else to do.
 * So each page waits until the machine rests, and until the server, which has just been started, has made the page before.
 */

/** The last that runs on Node 20. It is fetched when it is asked for, as nothing else needs it. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const LEAST = 95;
/** How often the server makes a page before it is judged. */
const REHEARSALS = 10;
const main = ['home', 'ticket', 'checkout'];
/** Other looks of an address that is judged anyway, and the pages that say that there is none. */
const leftOut = [
  'home-first',
  'home-german',
  'checkout-german',
  'withdraw',
  'sell-mistakes',
  'not-found',
  'failed',
  'failed-behind-link',
];
/** These ask search engines to leave them out, which is what Lighthouse would hold against them. */
const unlisted = [
  'ticket-sold',
  'sign-in',
  'sign-up',
  'forgotten-password',
  'reset-password',
  'verify-email',
  'change-email',
];

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

async function rehearse({ path, by }: Scene): Promise<void> {
  const headers = { accept: 'text/html', ...(by && { cookie: by.cookie }) };
  for (let times = 0; times < REHEARSALS; times += 1) {
    await (await fetch(system.url + path, { headers })).text();
  }
  const busy = await untilRested();
  if (busy !== undefined)
    console.error(`The machine does not rest: it is busy for ${score(busy)} % of its time`);
}

/** As often as asked for: the one with the middle performance. */
async function judgeFairly(page: Scene, folder: string, runs: number): Promise<Report> {
  const reports: Report[] = [];
  await rehearse(page);
  while (reports.length < runs) reports.push(await inAttempts(() => judge(page, folder), console.error));
  const performance = ({ categories }: Report) => categories.performance.score ?? 0;
  reports.sort((one, other) => performance(one) - performance(other));
  return reports[Math.floor((runs - 1) / 2)] as Report;
}

/** Prints the line of a page, and what is wrong with it if it has less than it should. @returns whether it is well. */
function tell({ name }: Scene, { categories: judged, audits, environment }: Report): boolean {
  const asked = categories.filter((category) => category !== 'seo' || !unlisted.includes(name));
  const scoreOf = (category: (typeof categories)[number]) => score(judged[category].score);
  const scores = categories.map((category) => (asked.includes(category) ? scoreOf(category) : '-'));
  const measured = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map(
    (audit) => audits[audit]?.displayValue,
  );
  console.log(`| ${[name, ...scores, ...measured, Math.round(environment.benchmarkIndex)].join(' | ')} |`);
  if (Math.min(...asked.map(scoreOf)) >= LEAST) return true;
  for (const { title, score, displayValue = '' } of Object.values(audits)) {
    if (score !== null && score < 0.9) console.log(`    ${title} ${displayValue}`);
  }
  return false;
}

const options = { all: { type: 'boolean', default: false }, runs: { type: 'string', default: '1' } } as const;
const { all, runs } = parseArgs({ options }).values;
const times = Number(runs);
if (!Number.isInteger(times) || times < 1) throw new Error('--runs is a whole number from 1');
const pages = scenesOf(await hangExhibits()).filter(({ name }) =>
  all ? !leftOut.includes(name) : main.includes(name),
);

const folder = await mkdtemp(join(tmpdir(), 'lighthouse-'));
try {
  console.log(`| page | ${categories.join(' | ')} | largest paint | blocked | shift | machine |`);
  console.log(`| --- |${' --- |'.repeat(categories.length + 4)}`);
  for (const page of pages) {
    if (!tell(page, await judgeFairly(page, folder, times))) process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true });
}
