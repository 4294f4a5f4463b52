import { isAnyLeft, type KubernetesObject, notReady, podIdsOf, victimsOf } from './workloads.js';

const workload = (kind: string, name: string, status = {}): KubernetesObject => ({
  kind,
  metadata: { name, uid: name, generation: 2 },
  spec: { replicas: 1, template: { metadata: { labels: { 'app.kubernetes.io/name': name } } } },
  status: { observedGeneration: 2, replicas: 1, updatedReplicas: 1, ...status },
});

const pod = (of: string, number: number, { ready = true, ending = false } = {}): KubernetesObject => ({
  kind: 'Pod',
  metadata: {
    name: `${of}-${number}`,
    uid: `${of}-${number}-uid`,
    labels: { 'app.kubernetes.io/name': of },
    ...(ending && { deletionTimestamp: '2026-01-01T00:00:00Z' }),
  },
  spec: {},
  status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] },
});

const scaler: KubernetesObject = {
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'orders', uid: 'scaler' },
  spec: { minReplicas: 2, scaleTargetRef: { name: 'orders' } },
};

const orders = workload('Deployment', 'orders');
const mongo = workload('StatefulSet', 'mongo-orders');

describe('what is not ready', () => {
  it('is nothing when each has its pods', () => {
    expect(notReady([orders, mongo, pod('orders', 0), pod('mongo-orders', 0)])).toEqual([]);
  });

  it.each([
    ['has no pod', [orders]],
    ['has a pod that is not ready', [orders, pod('orders', 0, { ready: false })]],
    ['has a pod that is on its way out', [orders, pod('orders', 0, { ending: true })]],
    ['has fewer pods than its autoscaler wants at least', [orders, scaler, pod('orders', 0)]],
    ['has a version of which nobody has taken notice', [stale({ observedGeneration: 1 }), pod('orders', 0)]],
    ['has a pod of the version before', [stale({ replicas: 2 }), pod('orders', 0)]],
  ])('is what %s', (_, objects) => {
    expect(notReady(objects)).toEqual(['orders']);
  });

  function stale(status: object) {
    return workload('Deployment', 'orders', status);
  }
});

describe('those that are killed', () => {
  it('are one ready pod of each kind, services before engines', () => {
    const objects = [
      mongo,
      orders,
      pod('mongo-orders', 0),
      pod('orders', 0, { ready: false }),
      pod('orders', 1),
      pod('orders', 2),
    ];
    expect(victimsOf(objects)).toEqual([
      { kind: 'orders', pod: 'orders-1', uid: 'orders-1-uid' },
      { kind: 'mongo-orders', pod: 'mongo-orders-0', uid: 'mongo-orders-0-uid' },
    ]);
  });
});

it('of members the one that leads is killed', () => {
  const objects = [mongo, ...[0, 1, 2].map((number) => pod('mongo-orders', number))];

  expect(victimsOf(objects, 'mongo-orders-2').map(({ pod }) => pod)).toEqual(['mongo-orders-2']);
  expect(victimsOf(objects).map(({ pod }) => pod)).toEqual(['mongo-orders-0']);
});

describe('those that are replaced', () => {
  it('are left as long as one of them is on its way out', () => {
    const before = podIdsOf([orders, mongo, pod('orders', 0), pod('mongo-orders', 0)], 'Deployment');
    expect(before).toEqual(['orders-0-uid']);
    expect(isAnyLeft(before, [pod('orders', 0, { ending: true }), pod('orders', 1)])).toBe(true);
    expect(isAnyLeft(before, [pod('orders', 1)])).toBe(false);
  });
});
