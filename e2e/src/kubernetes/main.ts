import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inForeground, tell } from '@ticketing/local/foreground';
import { type Cluster, openCluster } from './cluster.js';
import { type Forwards, openForwards } from './forwards.js';
import { killOneOfEach } from './kills.js';
import { type Options, readOptions, usage } from './options.js';
import { untilAllReady, untilOpen } from './readiness.js';
import { createSteps } from './steps.js';
import { runTests } from './tests.js';
import { replaceAll } from './update.js';

/**
 * Deploys the overlay `ci`, or `ci-replicated`, to the cluster of a kubeconfig, tries it there, and takes it away again:
 * infra/k8s/README.md.
 */
const options = optionsOrExit();
const cluster = await openCluster(options).catch((error: Error) => exit(error.message));
const { tally, step } = createSteps(tell);
let forwards: Forwards | undefined;
/** Whether the namespace is this run's to take away. */
let isOurs = false;

const proof = {
  launch: async () => {},
  restart: () => {},
  async stop() {
    forwards?.close();
    if (!isOurs || options.keep) return;
    isOurs = false;
    await step('take it away', () => cluster.remove().then((said) => said.trim()));
  },
  kill: () => forwards?.close(),
};

await inForeground(
  proof,
  async () => {
    if (await deployed(cluster, options)) await tried(cluster, options);
    if (tally.failed > 0 && isOurs) await saveWhatIsThere(cluster);
    await proof.stop();
    tell(`\n${tally.passed} passed, ${tally.failed} failed`);
    return tally.failed === 0 ? 0 : 1;
  },
  { interrupted: 130 },
);

async function deployed(cluster: Cluster, { keep }: Options): Promise<boolean> {
  const steps: [string, () => Promise<string>][] = [
    [
      'cluster',
      async () => {
        if (!keep && (await cluster.isTaken())) throw new Error('it has a namespace ticketing already');
        isOurs = true;
        return (await cluster.kubectl('version')).trim().split('\n').at(-1) as string;
      },
    ],
    ['secrets', async () => `${linesOf(await cluster.makeSecrets())} made by infra/k8s/make-secrets`],
    ['deploy', async () => `${linesOf(await cluster.deploy())} objects of ${cluster.overlay}`],
    ['ready', () => untilAllReady(cluster)],
    ['ingress', async () => untilOpen(await cluster.address())],
  ];
  for (const [name, run] of steps) if (!(await step(name, run))) return false;
  return true;
}

async function tried(cluster: Cluster, options: Options): Promise<void> {
  const opened = await openForwards(cluster);
  forwards = opened;
  process.env.E2E_URL = await cluster.address();
  process.env.E2E_RUN_FILE = opened.runFile;
  const named = {
    tests: () => runTests(cluster, opened),
    kills: () => killOneOfEach(cluster, opened, options, { tell: (line) => tell(`        ${line}`) }),
    update: () => replaceAll(cluster, options),
  };
  for (const name of options.only) await step(name, named[name]);
}

function linesOf(text: string): number {
  return text.trim().split('\n').length;
}

/** What there is to look at when it is gone. */
async function saveWhatIsThere(cluster: Cluster): Promise<void> {
  const questions = [
    ['get', 'all', '--output=wide'],
    ['get', 'events', '--sort-by=.lastTimestamp'],
    [
      'logs',
      '--selector=app.kubernetes.io/part-of=ticketing',
      '--tail=-1',
      '--prefix',
      '--max-log-requests=50',
    ],
  ];
  const answers = questions.map((args) => cluster.kubectl(...args).catch((error: Error) => error.message));
  const file = join(tmpdir(), `ticketing-prove-${process.pid}.log`);
  writeFileSync(file, (await Promise.all(answers)).join('\n\n'));
  tell(`\nPods, events and logs: ${file}`);
}

function optionsOrExit(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    return exit(`${(error as Error).message}\n${usage}`);
  }
}

function exit(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
