import {
  type Container,
  environmentOf,
  type KubernetesObject,
  type Labels,
  selects,
  type Workload,
  workloadsOf,
} from './objects.js';

/** `orders → mongo-orders:27017`: who connects to whom, at which port of its pods. */
export type Arrow = string;

const arrow = (from: string, to: string, port: number): Arrow => `${from} → ${to}:${port}`;

/** Where the ingress controller and Prometheus live: outside, and seen by their namespace alone. */
const outside = (namespace: string) => `namespace ${namespace}`;
const internet = 'the Internet';

/** What every pod asks, and no process is told of. */
const dns = 53;

/** Every arrow that the processes are told to use by their variables and arguments, and that the ingress is. */
export function wantedArrows(objects: KubernetesObject[]): Set<Arrow> {
  const workloads = workloadsOf(objects);
  const told = workloads.flatMap((workload) =>
    addressesOf(workload).flatMap((address) => reach(workload.name, address, objects)),
  );
  return new Set([...told, ...fromTheIngress(objects), ...ofPrometheus(objects)]);
}

interface Address {
  host: string;
  port: number;
}

/** The ports of addresses that do not name theirs. */
const usualPorts: Record<string, number> = { http: 80, https: 443, mongodb: 27017, rediss: 6379 };

/** Of a door outside whose pods listen elsewhere than its Service: those of Envoy Gateway are not root. */
const podPorts: Record<string, Record<number, number>> = { 'envoy-gateway-system': { 80: 10080 } };

function addressesOf(workload: Workload): Address[] {
  return workload.containers.flatMap((container) => [
    ...textsOf(container).flatMap(addressesIn),
    ...stripeOf(container),
    ...membersOf(workload, container),
    ...savedBy(container),
  ]);
}

const textsOf = (container: Container): string[] => [
  ...Object.values(environmentOf(container)),
  ...(container.args ?? []),
];

/** Of `scheme://name:password@one:1,two:2/path`, and of several of those with commas in between. */
function addressesIn(text: string): Address[] {
  return [...text.matchAll(/(\w+):\/\/(?:[^@/]*@)?([^/\s?]+)/g)].flatMap(([, scheme = '', hosts = '']) =>
    hosts
      .split(',')
      .filter((host) => host !== 'nats:' && !host.startsWith('0.0.0.0'))
      .map((host) => {
        const [name = '', port] = host.split(':');
        return { host: name, port: Number(port ?? usualPorts[scheme]) };
      }),
  );
}

/** payments asks Stripe itself unless it is told of another server. */
function stripeOf({ env = [] }: Container): Address[] {
  const names = env.map(({ name }) => name);
  const asks = names.includes('STRIPE_PUBLISHABLE_KEY') && !names.includes('STRIPE_API_BASE');
  return asks ? [{ host: 'api.stripe.com', port: 443 }] : [];
}

/** The members of a replica set are told of each other by the one that makes it. */
function membersOf({ name, replicas }: Workload, { args = [] }: Container): Address[] {
  return args.some((arg) => arg.startsWith('--replSet')) && replicas > 1 ? [{ host: name, port: 27017 }] : [];
}

/** A backup's command makes the name of its database out of that of its service. */
function savedBy({ command = [], env = [] }: Container): Address[] {
  const service = env.find(({ name }) => name === 'SERVICE')?.value;
  const asks = command.some((part) => part.includes('mongo-$SERVICE'));
  return service && asks ? [{ host: `mongo-${service}`, port: 27017 }] : [];
}

function reach(from: string, { host, port }: Address, objects: KubernetesObject[]): Arrow[] {
  // `mongo-auth-0.mongo-auth` is a pod behind the service `mongo-auth`.
  const names = host.split('.');
  const service = objects.find(
    ({ kind, metadata }) => kind === 'Service' && names.slice(0, 2).includes(metadata.name),
  );
  if (service) return podsBehind(service, port, objects).map(([to, target]) => arrow(from, to, target));
  if (host.endsWith('.svc.cluster.local')) {
    const namespace = names[1] as string;
    return [arrow(from, outside(namespace), podPorts[namespace]?.[port] ?? port)];
  }
  const isOurs = ingressRules(objects).some((rule) => rule.host === host);
  if (isOurs) return [arrow(from, internet, port), arrow(from, outside('ingress-nginx'), port)];
  if (names.length > 1) return [arrow(from, internet, port)];
  throw new Error(`${from} is told of ${host}, which is nowhere`);
}

/** @throws when the service or its pods do not know the port. */
export function podsBehind(service: KubernetesObject, port: number, objects: KubernetesObject[]) {
  const found = service.spec.ports.find((one: { port: number }) => one.port === port);
  if (!found) throw new Error(`service ${service.metadata.name} has no port ${port}`);
  const pods = workloadsOf(objects).filter(({ labels }) =>
    selects({ matchLabels: service.spec.selector }, labels),
  );
  if (pods.length === 0) throw new Error(`service ${service.metadata.name} has no pods`);
  return pods.map(({ name, containers }): [string, number] => {
    const ports = containers.flatMap((container) => container.ports ?? []);
    const target = ports.find(
      (one) => one.name === found.targetPort || one.containerPort === found.targetPort,
    );
    if (!target) throw new Error(`no container of ${name} has the port ${found.targetPort}`);
    return [name, target.containerPort];
  });
}

function fromTheIngress(objects: KubernetesObject[]): Arrow[] {
  const ofIngress = ingressRules(objects).flatMap(({ http }) =>
    http.paths.map(({ backend: { service } }) => ({ host: service.name, port: service.port.number })),
  );
  const ofGateway = objects
    .filter(({ kind }) => kind === 'HTTPRoute')
    .flatMap(({ spec }) => spec.rules.flatMap(({ backendRefs }: GatewayRule) => backendRefs))
    .map(({ name, port }: GatewayRule['backendRefs'][number]) => ({ host: name, port }));
  return [
    ...ofIngress.flatMap((backend) => reach(outside('ingress-nginx'), backend, objects)),
    ...ofGateway.flatMap((backend) => reach(outside('envoy-gateway-system'), backend, objects)),
  ];
}

interface GatewayRule {
  backendRefs: { name: string; port: number }[];
}

interface IngressRule {
  host?: string;
  http: { paths: { backend: { service: { name: string; port: { number: number } } } }[] };
}

const ingressRules = (objects: KubernetesObject[]): IngressRule[] =>
  objects.filter(({ kind }) => kind === 'Ingress').flatMap(({ spec }) => spec.rules);

function ofPrometheus(objects: KubernetesObject[]): Arrow[] {
  const monitors = objects.filter(({ kind }) => kind === 'ServiceMonitor');
  return monitors.flatMap(({ spec }) =>
    objects
      .filter(({ kind, metadata }) => kind === 'Service' && selects(spec.selector, metadata.labels ?? {}))
      .flatMap((service) => podsBehind(service, service.spec.ports[0].port, objects))
      .map(([to, port]) => arrow(outside('monitoring'), to, port)),
  );
}

/** Every arrow that the policies allow at one of its ends; nothing is allowed that is not so at both. */
export function allowedArrows(objects: KubernetesObject[], end: 'ingress' | 'egress'): Set<Arrow> {
  const workloads = workloadsOf(objects);
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  return new Set(
    policies.flatMap(({ spec }) => {
      const chosen = workloads.filter(({ labels }) => selects(spec.podSelector, labels));
      return (spec[end] ?? []).flatMap((rule: Rule) => arrowsOf(rule, chosen, workloads, end));
    }),
  );
}

interface Rule {
  from?: Peer[];
  to?: Peer[];
  ports: { port: number }[];
}

interface Peer {
  podSelector?: { matchLabels?: Labels };
  namespaceSelector?: { matchLabels?: Labels };
  ipBlock?: object;
}

function arrowsOf(rule: Rule, chosen: Workload[], all: Workload[], end: 'ingress' | 'egress'): Arrow[] {
  const others = (rule.from ?? rule.to ?? []).flatMap((peer) => namesOf(peer, all));
  return rule.ports
    .filter(({ port }) => port !== dns)
    .flatMap(({ port }) =>
      chosen.flatMap(({ name }) =>
        others.map((other) => (end === 'ingress' ? arrow(other, name, port) : arrow(name, other, port))),
      ),
    );
}

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
