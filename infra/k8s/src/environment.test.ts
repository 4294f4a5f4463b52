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

    expect(await readConfigOf('client', environment)).toEqual({ ingressUrl: environment.INGRESS_URL });
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

it('the tests in a cluster are one visitor whom auth does not limit, but for wrong passwords', async () => {
  const container = await containerOf('auth', 'overlays/ci');
  const { RATE_LIMITS } = await readConfigOf('auth', environmentOf(container));
  const [usual, enough] = [await usualLimits(), expect.objectContaining({ most: 1_000_000 })];

  expect(RATE_LIMITS).toEqual({
    ...{ address: enough, 'sign-in': enough, 'sign-up': enough, account: enough },
    ...{ mails: usual.mails, failures: usual.failures },
  });
});

async function usualLimits(): Promise<Record<string, unknown>> {
  const container = await containerOf('auth', 'overlays/production');
  const { RATE_LIMITS } = await readConfigOf('auth', environmentOf(container));
  return RATE_LIMITS as Record<string, unknown>;
}
