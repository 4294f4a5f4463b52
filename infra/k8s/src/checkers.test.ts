import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { parse } from 'yaml';
import {
  dockerfileFaults,
  hasSkaffold,
  schemaFaults,
  scoreFaults,
  skaffoldFaults,
  workflowFaults,
} from './checkers.js';
import { manifests, renderedVariant, renderWarnings, variants } from './objects.js';

const files = (folder: string, end: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(end))
    .map((name) => join(root, folder, name));

it('every overlay and component is right by the schemas of Kubernetes', async () => {
  const rendered: Record<string, string> = {};
  for (const name of variants) rendered[name] = await renderedVariant(name);
  for (const name of ['backups', 'while-restoring']) {
    rendered[name] = readFileSync(join(manifests, `${name}.yaml`), 'utf8');
  }

  expect(await schemaFaults(rendered)).toEqual([]);
});

it.each(variants)('%s is well made in the eyes of kube-score, but for what is excepted', async (name) => {
  expect(await scoreFaults(name, await renderedVariant(name))).toEqual([]);
});

it.each(variants)('kustomize has nothing to warn of in %s', async (name) => {
  expect(await renderWarnings(name)).toBe('');
});

it.each(files('infra/docker', '.Dockerfile'))('hadolint finds nothing in %s', async (path) => {
  expect(await dockerfileFaults(path)).toEqual([]);
});

it('actionlint finds nothing in the workflows', async () => {
  expect(await workflowFaults(files('.github/workflows', '.yml'))).toEqual([]);
});

// Not a test that is skipped: `npm test` counts those as failed, and its schema is checked without Skaffold too.
if (hasSkaffold) {
  const skaffold = parse(readFileSync(join(root, 'skaffold.yaml'), 'utf8'));
  const profiles: string[] = skaffold.profiles.map(({ name }: { name: string }) => name);

  it.each([undefined, ...profiles])('skaffold reads its file, with the profile %s', async (profile) => {
    expect(await skaffoldFaults(profile)).toEqual([]);
  });
}
