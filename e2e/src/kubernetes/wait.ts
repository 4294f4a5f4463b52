import type { Cluster } from './cluster.js';
import { type KubernetesObject, notReady } from './workloads.js';

/** Between two looks at the cluster, in milliseconds. */
const PAUSE = 1_000;
/** Until everything is ready: images may have to be pulled first, and databases have to make their first users. */
const PATIENCE = 10 * 60_000;

export const secondsSince = (begun: number) => `${((Date.now() - begun) / 1000).toFixed(1)} s`;

/** Asks each second until there is an answer. @throws {Error} with the last reason after `patience` milliseconds. */
export async function until<T>(ask: () => Promise<T>, patience = PATIENCE): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

/** Waits until everything is ready and `more`, too, holds. */
export const untilReady = (
  cluster: Cluster,
  more: (objects: KubernetesObject[]) => boolean = () => true,
): Promise<KubernetesObject[]> =>
  until(async () => {
    const objects = await cluster.objects();
    const waitingFor = notReady(objects);
    if (waitingFor.length > 0) throw new Error(`not ready: ${waitingFor.join(', ')}`);
    if (!more(objects)) throw new Error('pods that were to go are still there');
    return objects;
  });
