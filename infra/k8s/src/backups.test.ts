import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type KubernetesObject, manifests, variant, workloadsOf } from './objects.js';
import { tooFree } from './pods.js';

const pod: KubernetesObject = parse(readFileSync(join(manifests, 'backups.yaml'), 'utf8'));

describe('the pod that has the backups', () => {
  it('gets nothing that it does not need', () => {
    const { metadata, spec } = pod;
    const labels = metadata.labels ?? {};

    const workload = {
      kind: 'Pod',
      name: metadata.name,
      replicas: 1,
      labels,
      pod: spec,
      containers: spec.containers,
    };
    expect(tooFree(workload)).toEqual([]);
  });

  it('is made as the jobs are that write them, and may not write itself', async () => {
    const jobs = workloadsOf(await variant('components/backup')).filter(({ kind }) => kind === 'CronJob');
    const claimOf = ({ volumes }: { volumes: { persistentVolumeClaim?: object }[] }) =>
      volumes.map(({ persistentVolumeClaim }) => persistentVolumeClaim).find((claim) => claim);

    expect(jobs).toHaveLength(5);
    for (const job of jobs) {
      expect(pod.spec.securityContext).toEqual(job.pod.securityContext);
      expect(claimOf(pod.spec)).toEqual(claimOf(job.pod));
      expect(pod.spec.containers[0].image).toBe(job.containers[0]?.image);
    }
    expect(pod.spec.containers[0].volumeMounts).toEqual([
      { name: 'backups', mountPath: '/backups', readOnly: true },
    ]);
  });
});
