import { type Address, addressesOf } from './addresses.js';
import { type KubernetesObject, selects, workloadsOf } from './objects.js';

/** `orders → mongo-orders:27017`: who connects to whom, at which port of its pods. */
export type Arrow = string;

export const arrow = (from: string, to: string, port: number | 'any'): Arrow => `${from} → ${to}:${port}`;

/** Where the ingress controller and Prometheus live: outside, and seen by their namespace alone. */
export const outside = (namespace: string) => `namespace ${namespace}`;
export const internet = 'the Internet';

/** Every arrow that the processes are told to use by their variables and arguments, and that the ingress is. */
export function wantedArrows(objects: KubernetesObject[]): Set<Arrow> {
  const workloads = workloadsOf(objects);
  const told = workloads.flatMap((workload) =>
    addressesOf(workload).flatMap((address) => reach(workload.name, address, objects)),
  );
  return new Set([...told, ...fromTheIngress(objects), ...ofPrometheus(objects)]);
}

/** Of a door outside whose pods listen elsewhere than its Service: those of Envoy Gateway are not root. */
const podPorts: Record<string, Record<number, number>> = { 'envoy-gateway-system': { 80: 10080 } };

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
    .flatMap(({ spec }) => spec.rules.flatMap(({ backendRefs = [] }: GatewayRule) => backendRefs))
    .map(({ name, port }: { name: string; port: number }) => ({ host: name, port }));
  return [
    ...ofIngress.flatMap((backend) => reach(outside('ingress-nginx'), backend, objects)),
    ...ofGateway.flatMap((backend) => reach(outside('envoy-gateway-system'), backend, objects)),
  ];
}

interface GatewayRule {
  /** None of one that only sends elsewhere. */
  backendRefs?: { name: string; port: number }[];
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
      .flatMap((service) =>
        spec.endpoints.flatMap(({ port }: { port: string }) =>
          podsBehind(service, portNamed(port, service), objects),
        ),
      )
      .map(([to, port]) => arrow(outside('monitoring'), to, port)),
  );
}

/** Prometheus passes over a Service that does not have the port, and says nothing. */
function portNamed(name: string, { metadata, spec }: KubernetesObject): number {
  const found = spec.ports.find((one: { name: string }) => one.name === name);
  if (!found) throw new Error(`service ${metadata.name} has no port named ${name}`);
  return found.port;
}
