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
