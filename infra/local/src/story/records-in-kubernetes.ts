import { MongoClient } from 'mongodb';
import type { Kubectl } from '../kubernetes/kubectl.js';
import { clusterId } from '../topology/engines.js';
import type { Service } from '../topology/index.js';
import type { Records } from './records.js';

/** How long a database may take to say who leads, in milliseconds. */
const PATIENCE = 10_000;

/** Those of a cluster, by ports of this machine that lead to its engines: also while a service does not run. */
export function recordsInKubernetes(kubectl: Kubectl): Records {
  async function secret(name: string): Promise<Record<string, string>> {
    const { data } = JSON.parse(await kubectl.ask('get', 'secret', name, '--output', 'json'));
    const decoded = (value: string) => Buffer.from(value, 'base64').toString();
    return Object.fromEntries(Object.entries<string>(data).map(([key, value]) => [key, decoded(value)]));
  }

  return {
    async database(service) {
      const { uri, password } = await secret(`mongo-${service}`);
      // Of the component external-mongo.
      if (uri) return uri;
      const port = await portOfLeader(service, kubectl);
      return `mongodb://${service}:${password}@127.0.0.1:${port}/${service}?directConnection=true`;
    },

    async eventLog() {
      const { password } = await secret('nats-streaming');
      const [port, monitoring] = await Promise.all([
        kubectl.forward('service/nats-streaming', 4222),
        kubectl.forward('service/nats-streaming', 8222),
      ]);
      const url = `nats://ticketing:${password}@127.0.0.1:${port}`;
      return { url, clusterId, monitoring: `http://127.0.0.1:${monitoring}` };
    },

    async logs(service) {
      const pods = await podsOf(service, kubectl);
      return pods.flatMap(({ name, hasEnded }) => {
        const args = ['logs', name, '--container', 'service', '--tail=-1'];
        const before = { of: `${name} before its last start`, lines: kubectl.lines(...args, '--previous') };
        return [...(hasEnded ? [before] : []), { of: name, lines: kubectl.lines(...args) }];
      });
    },
  };
}

/** Of a database with members the primary, as the others may not have heard yet of what was written last. */
async function portOfLeader(service: Service, kubectl: Kubectl): Promise<number> {
  const port = await kubectl.forward(`service/mongo-${service}`, 27017);
  const options = { directConnection: true, serverSelectionTimeoutMS: PATIENCE };
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/`, options);
  try {
    const leader = leaderElsewhere(await client.db('admin').command({ hello: 1 }));
    return leader ? await kubectl.forward(`pod/${leader}`, 27017) : port;
  } finally {
    await client.close();
  }
}

/** The pod of the primary, if it is another one than that which has said this: mongo-orders-1.mongo-orders:27017. */
export function leaderElsewhere(hello: {
  isWritablePrimary?: boolean;
  primary?: string;
}): string | undefined {
  return hello.isWritablePrimary ? undefined : hello.primary?.split('.')[0];
}

interface Pod {
  metadata: { name: string };
  status: { containerStatuses?: { name: string; restartCount: number }[] };
}

/** A service's pods, and whether a process has ended in them whose log is kept. */
async function podsOf(service: Service, kubectl: Kubectl) {
  const selector = `app.kubernetes.io/name=${service},app.kubernetes.io/component=service`;
  const { items } = JSON.parse(await kubectl.ask('get', 'pods', '--selector', selector, '--output', 'json'));
  return (items as Pod[]).map(({ metadata: { name }, status: { containerStatuses = [] } }) => ({
    name,
    hasEnded: containerStatuses.some((one) => one.name === 'service' && one.restartCount > 0),
  }));
}
