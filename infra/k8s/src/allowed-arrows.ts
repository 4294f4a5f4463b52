import { type Arrow, arrow, internet, outside } from './arrows.js';
import { type KubernetesObject, type Labels, selects, type Workload, workloadsOf } from './objects.js';

/** What every pod asks, and no process is told of. */
const dns = 53;

/** Every arrow that the policies allow at one of its ends; nothing is allowed that is not so at both. */
export function allowedArrows(objects: KubernetesObject[], end: 'ingress' | 'egress'): Set<Arrow> {
  const workloads = workloadsOf(objects);
  const policies = objects.filter(({ kind, spec }) => kind === 'NetworkPolicy' && speaksOf(spec, end));
  return new Set(
    policies.flatMap(({ spec }) => {
      const chosen = workloads.filter(({ labels }) => selects(spec.podSelector, labels));
      return (spec[end] ?? []).flatMap((rule: Rule) => arrowsOf(rule, chosen, workloads, end));
    }),
  );
}

/** Rules of an end that `policyTypes` leaves out are nobody's; where it is left out itself, those that there are hold. */
const speaksOf = ({ policyTypes, egress }: Policy, end: 'ingress' | 'egress'): boolean =>
  policyTypes?.includes(end === 'ingress' ? 'Ingress' : 'Egress') ??
  (end === 'ingress' || egress !== undefined);

interface Policy {
  policyTypes?: string[];
  egress?: Rule[];
}

interface Rule {
  from?: Peer[];
  to?: Peer[];
  ports?: { port: number }[];
}

interface Peer {
  podSelector?: { matchLabels?: Labels };
  namespaceSelector?: { matchLabels?: Labels };
  ipBlock?: object;
}

function arrowsOf(rule: Rule, chosen: Workload[], all: Workload[], end: 'ingress' | 'egress'): Arrow[] {
  const peers = (end === 'ingress' ? rule.from : rule.to) ?? [];
  const others = peers.length > 0 ? peers.flatMap((peer) => namesOf(peer, all)) : everybody(all);
  return (rule.ports ?? [{ port: 'any' as const }])
    .filter(({ port }) => port !== dns)
    .flatMap(({ port }) =>
      chosen.flatMap(({ name }) =>
        others.map((other) => (end === 'ingress' ? arrow(other, name, port) : arrow(name, other, port))),
      ),
    );
}

/** Whom a rule means that names nobody. */
const everybody = (all: Workload[]): string[] => [...all.map(({ name }) => name), outside('any'), internet];

function namesOf({ podSelector, namespaceSelector, ipBlock }: Peer, all: Workload[]): string[] {
  if (ipBlock) return [internet];
  if (namespaceSelector)
    return [outside(namespaceSelector.matchLabels?.['kubernetes.io/metadata.name'] ?? 'any')];
  return all.filter(({ labels }) => selects(podSelector, labels)).map(({ name }) => name);
}

/** Those at whose other end is one of our pods, for which there is a policy as well. */
export const within = (arrows: Set<Arrow>, end: 'ingress' | 'egress'): Arrow[] =>
  [...arrows]
    .filter((one) => {
      const [from = '', to = ''] = one.split(' → ');
      const ours = end === 'ingress' ? to : from;
      return !ours.startsWith('namespace ') && !ours.startsWith(internet);
    })
    .sort();
