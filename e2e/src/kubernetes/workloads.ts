/** As much of what Kubernetes answers as is looked at here. */
export interface KubernetesObject {
  kind: string;
  metadata: {
    name: string;
    uid: string;
    generation?: number;
    deletionTimestamp?: string;
    labels?: Record<string, string>;
  };
  spec: {
    replicas?: number;
    minReplicas?: number;
    scaleTargetRef?: { name: string };
    template?: { metadata: { labels: Record<string, string> } };
  };
  status?: {
    observedGeneration?: number;
    replicas?: number;
    updatedReplicas?: number;
    conditions?: { type: string; status: string }[];
  };
}

/** A pod of its kind, chosen to be killed. */
export interface Victim {
  kind: string;
  pod: string;
  uid: string;
}

const nameLabel = 'app.kubernetes.io/name';

const isWorkload = ({ kind }: KubernetesObject) => kind === 'Deployment' || kind === 'StatefulSet';

const podsOf = (workload: KubernetesObject, objects: KubernetesObject[]) =>
  objects.filter(
    ({ kind, metadata }) =>
      kind === 'Pod' &&
      metadata.labels?.[nameLabel] === workload.spec.template?.metadata.labels[nameLabel] &&
      // What has ended by itself belongs to a Job.
      !metadata.labels?.['job-name'],
  );

const isReady = ({ metadata, status }: KubernetesObject) =>
  !metadata.deletionTimestamp &&
  status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True');

/** How many there are to be: an autoscaler has not always come to say so yet. */
function wanted({ metadata: { name }, spec }: KubernetesObject, objects: KubernetesObject[]): number {
  const scaler = objects.find(
    ({ kind, spec }) => kind === 'HorizontalPodAutoscaler' && spec.scaleTargetRef?.name === name,
  );
  return Math.max(spec.replicas ?? 1, scaler?.spec.minReplicas ?? 0);
}

/** The names of what does not have all of its pods ready, or has not heard of its newest version yet. */
export const notReady = (objects: KubernetesObject[]): string[] =>
  objects
    .filter(isWorkload)
    .filter((workload) => {
      const { metadata, status } = workload;
      const pods = podsOf(workload, objects);
      return (
        (status?.observedGeneration ?? 0) < (metadata.generation ?? 0) ||
        (status?.updatedReplicas ?? 0) < (status?.replicas ?? 0) ||
        pods.filter(isReady).length < wanted(workload, objects)
      );
    })
    .map(({ metadata }) => metadata.name);

/**
 * One ready pod of each kind: those of services and the client, of which there are several, first. Of members the one
 * that leads, when it is named.
 */
export const victimsOf = (objects: KubernetesObject[], leader?: string): Victim[] =>
  objects
    .filter(isWorkload)
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.metadata.name.localeCompare(b.metadata.name))
    .flatMap((workload) => {
      const ready = podsOf(workload, objects).filter(isReady);
      const pod = ready.find(({ metadata }) => metadata.name === leader) ?? ready[0];
      if (!pod) return [];
      return { kind: workload.metadata.name, pod: pod.metadata.name, uid: pod.metadata.uid };
    });

/** The pods of what keeps its data by several members; none of what runs alone. */
export function membersOf(kind: string, objects: KubernetesObject[]): string[] {
  const workload = objects.find((one) => one.kind === 'StatefulSet' && one.metadata.name === kind);
  if (!workload || (workload.spec.replicas ?? 1) < 2) return [];
  return podsOf(workload, objects)
    .filter(isReady)
    .map(({ metadata }) => metadata.name);
}

export const podIdsOf = (objects: KubernetesObject[], kind: string): string[] =>
  objects
    .filter((workload) => isWorkload(workload) && workload.kind === kind)
    .flatMap((workload) => podsOf(workload, objects).map(({ metadata }) => metadata.uid));

/** Whether any of those pods is still there, be it on its way out. */
export const isAnyLeft = (uids: string[], objects: KubernetesObject[]): boolean =>
  objects.some(({ kind, metadata }) => kind === 'Pod' && uids.includes(metadata.uid));
