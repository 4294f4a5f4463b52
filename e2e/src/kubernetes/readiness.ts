import type { Cluster } from './cluster.js';
import { secondsSince, until } from './wait.js';
import { notReady } from './workloads.js';

/** Waits until everything is ready, and says when each was. */
export async function untilAllReady(cluster: Cluster): Promise<string> {
  const begun = Date.now();
  const readyAfter = new Map<string, string>();
  await until(async () => {
    const objects = await cluster.objects();
    const waitingFor = notReady(objects);
    for (const { kind, metadata } of objects) {
      const { name } = metadata;
      if (kind !== 'Deployment' && kind !== 'StatefulSet') continue;
      if (waitingFor.includes(name)) readyAfter.delete(name);
      else if (!readyAfter.has(name)) readyAfter.set(name, secondsSince(begun));
    }
    if (waitingFor.length > 0) throw new Error(`not ready: ${waitingFor.join(', ')}`);
  });
  return [...readyAfter].map(([name, after]) => `${name} ${after}`).join(', ');
}

/** Asks until page and services answer by the ingress, which has to hear of them first. */
export async function untilOpen(url: string): Promise<string> {
  await until(async () => {
    for (const path of ['/', '/api/tickets', '/api/users/currentuser']) {
      const { status } = await fetch(url + path, { signal: AbortSignal.timeout(5_000) });
      if (status !== 200) throw new Error(`${url}${path} answers ${status}`);
    }
  }, 120_000);
  return url;
}
