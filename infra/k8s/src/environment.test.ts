import { readConfigOf, unknownVariables } from './environment.js';
import { type Container, environmentOf, services, variant, variants, workloadsOf } from './objects.js';

async function containerOf(workload: string, name: string): Promise<Container> {
  const found = workloadsOf(await variant(name)).find((one) => one.name === workload);
  return found?.containers[0] as Container;
}

describe.each(variants)('the variables in %s', (name) => {
  it.each(services)('of %s are those that its config.ts asks for, and no other', async (service) => {
    expect(await unknownVariables(service, await containerOf(service, name))).toEqual([]);
  });

  it('of the client are those that its config.ts asks for, and no other', async () => {
    const container = await containerOf('client', name);
    const environment = environmentOf(container);

    // Its image listens there: infra/docker/client.Dockerfile.
    const ownUrl = `http://127.0.0.1:${container.ports?.[0]?.containerPort}`;
    expect(await readConfigOf('client', environment)).toEqual({
      ingressUrl: environment.INGRESS_URL,
      ownUrl,
    });
    expect(Object.keys(environment)).toEqual(['INGRESS_URL']);
  });

  it('are defined before others are made of them, as Kubernetes puts in only what it has read', async () => {
    for (const { containers } of workloadsOf(await variant(name))) {
      for (const container of containers) {
        const values = Object.values(environmentOf(container));
        expect(values.filter((value) => /\$\(/.test(value))).toEqual([]);
      }
    }
  });
});

it('a service says which variable is missing', async () => {
  await expect(readConfigOf('orders', {})).rejects.toThrow('MONGO_URI is missing');
});

describe('the tests in a cluster', () => {
  it.each(['auth', 'tickets', 'orders', 'payments'])(
    'are one visitor whom %s does not limit, but for wrong passwords and mails',
    async (service) => {
      const usual = await limitsOf(service, 'overlays/production');

      const lifted = Object.entries(await limitsOf(service, 'overlays/ci')).filter(
        ([what, { most }]) => most !== usual[what]?.most,
      );

      expect(lifted.every(([, { most }]) => most === 1_000_000)).toBe(true);
      const asUsual = Object.keys(usual).filter((what) => !lifted.some(([name]) => name === what));
      expect(asUsual.sort()).toEqual(['failures', 'mails', 'unverified']);
    },
  );
});

async function limitsOf(service: string, overlay: string): Promise<Record<string, { most: number }>> {
  const container = await containerOf(service, overlay);
  const { RATE_LIMITS } = await readConfigOf(service, environmentOf(container));
  return RATE_LIMITS as Record<string, { most: number }>;
}
