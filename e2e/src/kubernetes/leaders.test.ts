import { leaderOf } from './leaders.js';
import type { KubernetesObject } from './workloads.js';

const workload = (kind: string, name: string, replicas: number): KubernetesObject => ({
  kind,
  metadata: { name, uid: name },
  spec: { replicas, template: { metadata: { labels: { 'app.kubernetes.io/name': name } } } },
});

const pod = (of: string, number: number): KubernetesObject => ({
  kind: 'Pod',
  metadata: { name: `${of}-${number}`, uid: `${of}-${number}`, labels: { 'app.kubernetes.io/name': of } },
  spec: {},
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
});

const members = (kind: string, name: string, replicas: number) => [
  workload(kind, name, replicas),
  ...Array.from({ length: replicas }, (_, i) => pod(name, i)),
];

/** A cluster whose kubectl answers by the name of the pod that is asked. */
const clusterOf = (objects: KubernetesObject[], answers: Record<string, string> = {}) => ({
  objects: async () => objects,
  kubectl: async (_verb: string, asked = '') => answers[asked] ?? '',
});

describe('who leads', () => {
  it('is nobody where one runs alone, nor among the pods of a service', async () => {
    const cluster = clusterOf([
      ...members('StatefulSet', 'mongo-auth', 1),
      ...members('Deployment', 'auth', 2),
    ]);

    expect(await leaderOf('mongo-auth', cluster)).toBeUndefined();
    expect(await leaderOf('auth', cluster)).toBeUndefined();
  });

  it('of a database is whom its members call primary', async () => {
    const cluster = clusterOf(members('StatefulSet', 'mongo-auth', 3), {
      'mongo-auth-0': 'mongo-auth-2.mongo-auth:27017\n',
    });

    expect(await leaderOf('mongo-auth', cluster)).toBe('mongo-auth-2');
  });

  it('of a database is not known while none is elected', async () => {
    const cluster = clusterOf(members('StatefulSet', 'mongo-auth', 3), { 'mongo-auth-0': 'undefined\n' });

    await expect(leaderOf('mongo-auth', cluster)).rejects.toThrow('mongo-auth-0 knows of no primary');
  });

  it('of the broker is who was elected last', async () => {
    const became = 'STREAM: server became leader, performing leader promotion actions';
    const cluster = clusterOf(members('StatefulSet', 'nats-streaming', 3), {
      'nats-streaming-0': `2026-01-01T00:00:01.5Z [1] [INF] ${became}\n`,
      'nats-streaming-1': `2026-01-01T00:00:01.25Z [1] [INF] ${became}\n2026-01-01T00:03:00Z [1] [INF] ${became}\n`,
      'nats-streaming-2': '2026-01-01T00:04:00Z [1] [INF] STREAM: server lost leadership\n',
    });

    expect(await leaderOf('nats-streaming', cluster)).toBe('nats-streaming-1');
  });
});
