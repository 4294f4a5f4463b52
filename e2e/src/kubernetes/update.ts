import { unclean } from '../faults/judge/cleanliness.js';
import type { Cluster } from './cluster.js';
import { figuresOf } from './figures.js';
import type { Options } from './options.js';
import { underLoad } from './under-load.js';
import { secondsSince, untilReady } from './wait.js';
import { isAnyLeft, podIdsOf } from './workloads.js';

/** Replaces every pod of services and client, as a new version does. @throws {Error} when anybody noticed. */
export async function replaceAll(cluster: Cluster, options: Options): Promise<string> {
  const old = podIdsOf(await cluster.objects(), 'Deployment');
  const begun = Date.now();
  let took = '';
  const { exchanges, lost } = await underLoad(options, async ({ sale }) => {
    const restarted = Date.now();
    await cluster.kubectl('rollout', 'restart', 'deployment');
    await untilReady(cluster, (objects) => !isAnyLeft(old, objects));
    took = secondsSince(restarted);
    await sale();
  });
  // There is no time in which anything may be away.
  const wrong = [...unclean(exchanges, { from: begun, until: 0 }), ...lost];
  if (wrong.length > 0) throw new Error(`${figuresOf(exchanges)}\n${wrong.join('\n')}`);
  return `${old.length} pods replaced in ${took}: ${figuresOf(exchanges)}`;
}
