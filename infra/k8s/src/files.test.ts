import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob } from 'node:path';
import { root } from '@ticketing/local/settings';
import { Ajv } from 'ajv';
import { parse, parseAllDocuments } from 'yaml';
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

it('the Gateway API has the routes of the ingress', () => {
  const ingress = parse(text('infra/k8s/base/ingress.yaml'));
  const documents = parseAllDocuments(text('infra/k8s/components/gateway-api/gateway.yaml'));
  const route = documents.map((one) => one.toJS()).find(({ kind }) => kind === 'HTTPRoute');
  const [rule] = ingress.spec.rules;

  const wanted = rule.http.paths.map(({ path, backend: { service } }: IngressPath) => [
    path,
    service.name,
    service.port.number,
  ]);
  const given = route.spec.rules.map(({ matches, backendRefs }: GatewayRule) => [
    matches[0]?.path.value,
    backendRefs[0]?.name,
    backendRefs[0]?.port,
  ]);
  expect(given).toEqual(wanted);
});

it('the Gateway API has the limits of the ingress, for visitors and not for the client’s pods', () => {
  const { annotations } = parse(text('infra/k8s/base/ingress.yaml')).metadata;
  const limit = (name: string) => annotations[`nginx.ingress.kubernetes.io/${name}`];
  const policy = parse(text('infra/k8s/components/gateway-api/limits.yaml')).spec;
  const documents = parseAllDocuments(text('infra/k8s/components/gateway-api/gateway.yaml'));
  const client = text('infra/k8s/components/gateway-api/client.yaml');
  const inside = documents
    .map((one) => one.toJS())
    .find(({ kind, metadata }) => kind === 'EnvoyProxy' && metadata.name === 'inside');

  expect(policy.rateLimit.local.rules.map((rule: { limit: object }) => rule.limit)).toEqual(
    Array(2).fill({ requests: 60 * Number(limit('limit-rps')), unit: 'Minute' }),
  );
  expect(policy.requestBuffer.limit).toBe(limit('proxy-body-size').replace('m', 'Mi'));
  expect(policy.targetRefs.map(({ name }: { name: string }) => name)).toEqual(['gateway']);
  expect(client).toContain(
    `http://${inside.spec.provider.kubernetes.envoyService.name}.envoy-gateway-system`,
  );
});

interface IngressPath {
  path: string;
  backend: { service: { name: string; port: { number: number } } };
}

interface GatewayRule {
  matches: { path: { value: string } }[];
  backendRefs: { name: string; port: number }[];
}

it.each(components)('the component %s says in its README what it does', (name) => {
  expect(readFileSync(join(manifests, 'components', name, 'README.md'), 'utf8').length).toBeGreaterThan(200);
});
