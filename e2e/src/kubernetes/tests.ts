import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailed, command } from '@ticketing/local/command';
import { root } from '@ticketing/local/settings';
import type { Cluster } from './cluster.js';
import { openDoor } from './door.js';
import type { Forwards } from './forwards.js';

/**
 * One has a client of its own on this machine, two read the pages of `npm start`, one its logs, and one asks the client
 * past all doors: no ingress leads to any. Pictures are kept of what one instance lists: of two, each puts tickets of the same
 * second in an order of its own. And the ingress controller may be another than the one that answers TRACE itself.
 */
const notThroughTheIngress =
  'src/(journeys/(stripe|mailed|looks)|contract/(described|following|ready-home|trace)).test.ts';

/** Journeys in a browser and the contract, through the ingress. Resolves to how many went well. */
export async function runTests(cluster: Cluster, forwards: Forwards): Promise<string> {
  const outcome = join(cluster.folder, 'tests.json');
  const args = ['--config', 'e2e/jest.config.mjs', '--forceExit', '--json', '--outputFile', outcome];
  const chosen = ['src/journeys/', 'src/contract/', '--testPathIgnorePatterns', notThroughTheIngress];
  // The bank's page is the stand-in's, which browsers do not reach by the name that it has in the cluster.
  const E2E_HOSTS = `MAP stripe-stand-in:3000 127.0.0.1:${forwards.stripePort}`;
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const door = await openDoor(await cluster.address());
  await command(process.execPath, [jest, ...args, ...chosen], {
    cwd: root,
    env: { E2E_HOSTS, E2E_URL: door.url },
    minutes: 40,
  })
    .catch((error: unknown) => {
      throw error instanceof CommandFailed ? new Error(error.output || error.message) : error;
    })
    .finally(() => door.close());
  const { numPassedTests, numTotalTestSuites } = JSON.parse(readFileSync(outcome, 'utf8'));
  return `${numPassedTests} tests in ${numTotalTestSuites} files`;
}
