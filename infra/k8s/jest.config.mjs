import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import preset from '../jest/preset.mjs';

// What kustomize makes of everything, once for all files of tests.
if (!process.env.RENDERED_MANIFESTS) {
  const folder = mkdtempSync(join(tmpdir(), 'rendered-manifests-'));
  process.env.RENDERED_MANIFESTS = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/** What runs in a cluster, without a cluster. It needs the checkers, so it is a stage of its own of `npm test`. */
export default {
  ...preset,
  // By default a machine of two cores gets one.
  maxWorkers: '100%',
  // The first of them may have to fetch a checker, which takes minutes where it has to be built.
  testTimeout: 300_000,
};
