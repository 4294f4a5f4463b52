import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '@ticketing/local/command';
import { parse } from 'yaml';
import { manifests } from './objects.js';

/**
 * Writes schemas/KIND-GROUP-VERSION.json of the kinds that operators bring, out of the modules in which their makers give
 * them out. To be run when a version changes; needs Go: `node --import tsx infra/k8s/src/take-over-schemas.ts`.
 */
const sources: { module: string; folder: string; version: string; files: string[] }[] = [
  {
    module: 'sigs.k8s.io/gateway-api@v1.4.0',
    folder: 'config/crd/standard',
    version: 'v1',
    files: ['gateway.networking.k8s.io_gateways', 'gateway.networking.k8s.io_httproutes'],
  },
  {
    module: 'github.com/envoyproxy/gateway@v1.6.0',
    folder: 'charts/gateway-helm/crds/generated',
    version: 'v1alpha1',
    files: ['gateway.envoyproxy.io_backendtrafficpolicies', 'gateway.envoyproxy.io_envoyproxies'],
  },
  {
    module: 'github.com/cert-manager/cert-manager@v1.19.1',
    folder: 'deploy/crds',
    version: 'v1',
    files: ['cert-manager.io_issuers'],
  },
  {
    module: 'github.com/prometheus-operator/prometheus-operator@v0.85.0',
    folder: 'example/prometheus-operator-crd',
    version: 'v1',
    files: ['monitoring.coreos.com_servicemonitors'],
  },
];

interface Schema {
  properties?: Record<string, Schema>;
  [keyword: string]: unknown;
}

/** As kubeconform reads it with -strict: what is not named is not allowed; without what only people read. */
function strict(schema: Schema): Schema {
  const entries = Object.entries(schema)
    .filter(([keyword]) => keyword !== 'description' && !keyword.startsWith('x-kubernetes-'))
    .map(([keyword, value]) => [keyword, keyword === 'properties' ? each(value as never) : nested(value)]);
  const plain: Schema = Object.fromEntries(entries);
  // A number or a name: `format` and `anyOf` say so as well.
  if (schema['x-kubernetes-int-or-string']) return { oneOf: [{ type: 'string' }, { type: 'integer' }] };
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] || 'additionalProperties' in schema;
  return schema.properties && !isOpen ? { ...plain, additionalProperties: false } : plain;
}

const each = (properties: Record<string, Schema>) =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, strict(schema)]));

function nested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nested);
  return value !== null && typeof value === 'object' ? strict(value as Schema) : value;
}

for (const { module, folder, version, files } of sources) {
  const { Dir } = JSON.parse(await command('go', ['mod', 'download', '-json', module]));
  for (const file of files) {
    const { spec } = parse(readFileSync(join(Dir, folder, `${file}.yaml`), 'utf8'));
    const { schema } = spec.versions.find(({ name }: { name: string }) => name === version);
    const { status, ...properties } = schema.openAPIV3Schema.properties;
    // The API server's own, of which such a definition says nothing.
    properties.metadata = { type: 'object', required: ['name'] };
    const path = `${spec.names.kind}-${spec.group.split('.')[0]}-${version}.json`.toLowerCase();
    const text = JSON.stringify(strict({ ...schema.openAPIV3Schema, properties }));
    writeFileSync(join(manifests, 'schemas', path), `${text}\n`);
  }
}
