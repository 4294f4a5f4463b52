import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runShown } from './command.js';
import { type Count, countOfTests, type JestOutcome, leftOut } from './count.js';
import { tell } from './foreground.js';
import { root } from './settings.js';

/** Runs jest for people to see, with all that it leaves in that folder. */
export async function runJest(
  scratch: string,
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Count> {
  const outcomeFile = join(scratch, `${name}.json`);
  const cache = join(root, 'node_modules/.cache/jest');
  // A test that timed out may have left something running, which must keep neither this run nor the machine busy.
  const fixed = [
    join(root, 'node_modules/jest/bin/jest.js'),
    '--forceExit',
    '--json',
    '--outputFile',
    outcomeFile,
  ];
  const endedWell = await runShown(process.execPath, [...fixed, '--cacheDirectory', cache, ...args], {
    TMPDIR: scratch,
    ...env,
  });
  // A run that crashed has said nothing.
  if (!existsSync(outcomeFile)) return { passed: 0, failed: 1 };
  const outcome: JestOutcome = JSON.parse(readFileSync(outcomeFile, 'utf8'));
  const missing = leftOut(outcome);
  if (missing > 0) tell(`${missing} of the tests did not run, which counts as failed: .only, .skip or .todo`);
  return countOfTests(outcome, endedWell);
}
