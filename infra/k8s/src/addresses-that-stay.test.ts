import { variant, variants, workloadsOf } from './objects.js';

/** DNS remembers for up to half a minute that a name is nobody's, as that of a pod that is being replaced. */
describe.each(variants)('the engines of %s', (name) => {
  it('have an address that stays when their only pod goes, or members with names', async () => {
    const objects = await variant(name);
    const engines = workloadsOf(objects).filter(({ kind }) => kind === 'StatefulSet');

    const addresses = engines.map((engine) => {
      const service = objects.find(
        ({ kind, metadata }) => kind === 'Service' && metadata.name === engine.name,
      );
      if (!service) throw new Error(`${engine.name} has no Service of its name`);
      return [engine.name, service.spec.clusterIP === 'None' ? 'of each member' : 'of its own'];
    });

    expect(addresses).toEqual(
      engines.map(({ name, replicas }) => [name, replicas > 1 ? 'of each member' : 'of its own']),
    );
  });
});
