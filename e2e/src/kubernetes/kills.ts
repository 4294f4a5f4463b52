import type { Cluster } from './cluster.js';
import { figuresOf } from './figures.js';
import type { Forwards } from './forwards.js';
import { leaderOf } from './leaders.js';
import type { Options } from './options.js';
import { type Load, underLoad } from './under-load.js';
import { secondsSince, untilReady } from './wait.js';
import { isAnyLeft, type Victim, victimsOf } from './workloads.js';

interface Reporter {
  tell(line: string): void;
}

/** Kills a pod of each kind, of members the one that leads, one after the other, while sales run. @throws {Error} when anything was lost. */
export async function killOneOfEach(
  cluster: Cluster,
  forwards: Forwards,
  options: Options,
  { tell }: Reporter,
): Promise<string> {
  const victims = victimsOf(await cluster.objects());
  const { exchanges, lost } = await underLoad(options, async (load) => {
    for (const { kind } of victims) {
      // Others may have taken the place of what was there before.
      const leader = await leaderOf(kind, cluster);
      const victim = victimsOf(await cluster.objects(), leader).find((one) => one.kind === kind);
      if (!victim) throw new Error(`there is no pod of ${kind} any more`);
      if (leader && victim.pod !== leader) throw new Error(`${leader}, which leads, is not ready`);
      tell(`${leader ? 'the leader ' : ''}${await kill(cluster, victim, load)}`);
      await forwards.renew();
    }
  });
  if (lost.length > 0) throw new Error(lost.join('\n'));
  return `${victims.length} pods killed, nothing lost: ${figuresOf(exchanges)}`;
}

/** With a second to end in, of the twenty and more that it asks for: then it is killed in whatever it does. */
async function kill(cluster: Cluster, { pod, uid }: Victim, { exchanges, sale }: Load): Promise<string> {
  const [begun, before] = [Date.now(), exchanges.length];
  await cluster.kubectl('delete', 'pod', pod, '--grace-period=1', '--wait=false');
  await untilReady(cluster, (objects) => !isAnyLeft([uid], objects));
  const ready = secondsSince(begun);
  await sale();
  return `${pod}: ready again after ${ready}, sold after ${secondsSince(begun)}: ${figuresOf(exchanges.slice(before))}`;
}
