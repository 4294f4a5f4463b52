import { allowedArrows, within } from './allowed-arrows.js';
import { wantedArrows } from './arrows.js';
import { variant, variants } from './objects.js';

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
