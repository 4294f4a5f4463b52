import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import { dockerfileFaults, schemaFaults, scoreFaults, workflowFaults } from './checkers.js';
import { manifests, overlays, renderedVariant, renderWarnings, variants } from './objects.js';

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

it.each(overlays)('kustomize has nothing to warn of in %s', async (name) => {
  expect(await renderWarnings(`overlays/${name}`)).toBe('');
});

it.each(files('infra/docker', '.Dockerfile'))('hadolint finds nothing in %s', async (path) => {
  expect(await dockerfileFaults(path)).toEqual([]);
});

it('actionlint finds nothing in the workflows', async () => {
  expect(await workflowFaults(files('.github/workflows', '.yml'))).toEqual([]);
});
