import type { Cluster } from './cluster.js';
import { membersOf } from './workloads.js';

/** The one of several members that decides, whose end the others have to notice; nothing of what has no members. */
export async function leaderOf(
  kind: string,
  cluster: Pick<Cluster, 'kubectl' | 'objects'>,
): Promise<string | undefined> {
  const members = membersOf(kind, await cluster.objects());
  const [first] = members;
  if (!first) return undefined;
  return kind.startsWith('mongo-') ? primaryBy(first, cluster) : lastToLead(members, cluster);
}

/** As any of them says, to whoever asks. */
async function primaryBy(member: string, { kubectl }: Pick<Cluster, 'kubectl'>): Promise<string> {
  const question = ['mongosh', '--quiet', '--eval', 'print(db.hello().primary)'];
  const said = await kubectl('exec', member, '--container', 'mongo', '--', ...question);
  // mongo-orders-1.mongo-orders:27017
  const [, primary] = said.trim().match(/^([\w-]+)\.[\w-]+:\d+$/) ?? [];
  if (!primary) throw new Error(`${member} knows of no primary: ${said.trim()}`);
  return primary;
}

/** By what each has logged, as nobody is let in to where the broker would answer. */
async function lastToLead(members: string[], { kubectl }: Pick<Cluster, 'kubectl'>): Promise<string> {
  const elections = await Promise.all(
    members.map(async (member) => {
      const log = await kubectl('logs', member, '--container', 'nats-streaming', '--timestamps', '--tail=-1');
      const lines = log.split('\n').filter((line) => line.includes('server became leader'));
      return lines.map((line) => ({ member, at: Date.parse(line.split(' ', 1)[0] as string) }));
    }),
  );
  const last = elections.flat().sort((a, b) => b.at - a.at)[0];
  if (!last) throw new Error(`none of ${members.join(', ')} has become leader`);
  return last.member;
}
