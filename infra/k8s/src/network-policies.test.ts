import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { allowedArrows, within } from './allowed-arrows.js';
import { wantedArrows } from './arrows.js';
import { manifests, services, variant, variants, workloadsOf } from './objects.js';

describe.each(variants)('the network policies of %s', (name) => {
  it.each(['ingress', 'egress'] as const)('allow what the code uses and nothing else (%s)', async (end) => {
    const objects = await variant(name);

    expect(within(allowedArrows(objects, end), end)).toEqual(within(wantedArrows(objects), end));
  });

  it('begin by denying everything to every pod', async () => {
    const objects = await variant(name);

    expect(objects).toContainEqual(
      expect.objectContaining({
        kind: 'NetworkPolicy',
        spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      }),
    );
  });
});

describe.each(['overlays/production', 'overlays/ci'])('while a database is put back in %s', (name) => {
  it.each(['ingress', 'egress'] as const)('services read the log, and nothing else (%s)', async (end) => {
    const text = readFileSync(join(manifests, 'while-restoring.yaml'), 'utf8');
    const policies = parseAllDocuments(text).map((document) => document.toJS());
    const workloads = (await variant(name)).filter((one) => workloadsOf([one]).length > 0);

    const reading = services.map((service) => `${service} → nats-streaming:8222`).sort();
    expect([...allowedArrows([...workloads, ...policies], end)].sort()).toEqual(reading);
  });
});
