import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startWorker } from '../simulation/crew.js';
import type { Copy } from './copy.js';
import type { NamedTest } from './mutant.js';

/** Where a bug was noticed first, in the history of which seed, and how; undefined when nothing was. */
export type Notice = { where: string; what: string; seed?: number } | undefined;

/** Runs histories on the services of a copy, until one breaks a promise. */
export async function simulate(
  { folder }: Copy,
  { mongoUri, name, seeds }: { mongoUri: string; name: string; seeds: readonly number[] },
): Promise<Notice> {
  const worker = await startWorker(mongoUri, name, folder);
  try {
    for (const seed of seeds) {
      const { broken } = await worker.run({ seed, verbose: false });
      if (broken[0] !== undefined) return { where: `seed ${seed}`, what: broken[0], seed };
    }
    return undefined;
  } finally {
    worker.stop();
  }
}

/** Runs a test of a copy. @throws when it cannot be run at all. */
export async function test({ folder }: Copy, { file, name }: NamedTest): Promise<Notice> {
  const [workspace = ''] = file.split('/src/', 1);
  const outcome = join(folder, 'outcome.json');
  rmSync(outcome, { force: true });
  const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const args = ['--config', `${workspace}/jest.config.mjs`, '--testNamePattern', pattern, '--forceExit'];
  const jest = spawn(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...args, '--json', '--outputFile', outcome, file],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let log = '';
  jest.stderr.on('data', (chunk) => {
    log += chunk;
  });
  await once(jest, 'close');
  if (!existsSync(outcome)) throw new Error(`${file} could not be run: ${log}`);
  return firstFailure(JSON.parse(readFileSync(outcome, 'utf8')), log);
}

interface Outcome {
  numPassedTests: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

function firstFailure({ testResults, numPassedTests }: Outcome, log: string): Notice {
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = all.find(({ status }) => status === 'failed');
  if (failed) return { where: 'test', what: failed.fullName };
  if (numPassedTests === 0) throw new Error(`no test ran: ${log}`);
  return undefined;
}
