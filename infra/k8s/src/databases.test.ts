import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { manifests, services, variant, variants, workloadsOf } from './objects.js';

describe('a service’s user in its database', () => {
  it('may read and write that one, and reaches no other', () => {
    const made: unknown[] = [];
    const db = {
      getSiblingDB: (database: string) => ({
        createUser: (user: object) => made.push({ database, ...user }),
      }),
    };
    const env = { MONGO_INITDB_DATABASE: 'orders', MONGO_PASSWORD: 'a-word' };

    runInNewContext(readFileSync(join(manifests, 'base/mongo-first-start.js'), 'utf8'), {
      db,
      process: { env },
    });

    expect(made).toEqual([
      { database: 'orders', user: 'orders', pwd: 'a-word', roles: [{ role: 'readWrite', db: 'orders' }] },
    ]);
  });

  it.each(variants)('has a password that no other service is given, in %s', async (name) => {
    const running = workloadsOf(await variant(name)).filter(({ kind }) => kind === 'Deployment');
    const foreign = running.flatMap(({ name: workload, pod }) => {
      const secrets = [...JSON.stringify(pod).matchAll(/"name":"(mongo-[\w-]+)"/g)].map(
        ([, secret]) => secret,
      );
      return secrets
        .filter((secret) => !services.includes(workload) || secret !== `mongo-${workload}`)
        .map((secret) => `${workload} is given ${secret}`);
    });

    expect(foreign).toEqual([]);
  });
});

describe.each(['nats-streaming', 'redis'])('%s', (name) => {
  it.each(variants)('asks for a password that stands in a secret, in %s', async (folder) => {
    const there = workloadsOf(await variant(folder)).filter((one) => one.name === name);
    for (const { containers } of there) {
      const { args = [], env = [] } = containers.find((one) => one.name === name) ?? {};
      const [, variable] = args.join(' ').match(/--(?:require)?pass[= ]\$\((\w+)\)/) ?? [];
      const password = env.find((one) => one.name === variable);
      expect(password?.valueFrom).toMatchObject({ secretKeyRef: { name, key: 'password' } });
    }
    expect(there.length).toBe(folder.startsWith('components/external-') && folder.endsWith(name) ? 0 : 1);
  });
});
