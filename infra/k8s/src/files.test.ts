import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob } from 'node:path';
import { root } from '@ticketing/local/settings';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { components, manifests } from './objects.js';

const text = (path: string) => readFileSync(join(root, path), 'utf8');

it('skaffold.yaml is what its published schema asks for', () => {
  const schema = JSON.parse(text('infra/k8s/schemas/skaffold-v4beta14.json'));
  // The schema has words of editors' besides those of JSON Schema.
  const validate = new Ajv({ strict: false }).compile(schema);

  validate(parse(text('skaffold.yaml')));
  expect(validate.errors).toBeNull();
});

it('the images have one version of Node, where Dependabot finds it', () => {
  const bases = readdirSync(join(root, 'infra/docker'))
    .filter((name) => name.endsWith('.Dockerfile'))
    .flatMap((name) => [...text(`infra/docker/${name}`).matchAll(/^FROM (?:--\S+ )?([a-z]\S*:\S+)/gm)])
    .map(([, base]) => base);

  expect(bases).toHaveLength(3);
  expect(new Set(bases).size).toBe(1);
  expect(bases[0]).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim/);
});

it('Dependabot looks into every folder that names an image with its version', () => {
  const folders = readdirSync(manifests, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml') && !path.includes('node_modules'))
    .filter((path) => /^ *(- )?image: [\w./-]+:v?\d/m.test(text(`infra/k8s/${path}`)))
    .map((path) => join('/infra/k8s', dirname(path)));
  const looked: string[] = parse(text('.github/dependabot.yml')).updates.flatMap(
    (update: { 'package-ecosystem': string; directory?: string; directories?: string[] }) =>
      update['package-ecosystem'] === 'docker' ? (update.directories ?? [update.directory]) : [],
  );

  expect(folders).toContain('/infra/k8s/components/mailpit');
  expect(folders.filter((folder) => !looked.some((glob) => matchesGlob(folder, glob)))).toEqual([]);
});

it.each(components)('the component %s says in its README what it does', (name) => {
  expect(readFileSync(join(manifests, 'components', name, 'README.md'), 'utf8').length).toBeGreaterThan(200);
});
