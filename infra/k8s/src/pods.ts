import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import {
  type Container,
  environmentOf,
  type KubernetesObject,
  type Probe,
  type Workload,
  workloadsOf,
} from './objects.js';

/** What keeps a pod from being let in by Pod Security `restricted`, or leaves it more than it needs. */
export function tooFree(workload: Workload): string[] {
  const { pod, name } = workload;
  const complaints: string[] = [];
  const demand = (holds: boolean, what: string) => holds || complaints.push(`${name}: ${what}`);
  demand(pod.securityContext?.runAsNonRoot === true, 'may run as root');
  demand(pod.securityContext?.seccompProfile?.type === 'RuntimeDefault', 'has no seccomp profile');
  demand(pod.automountServiceAccountToken === false, 'has a token of the API server');
  demand(!pod.hostNetwork && !pod.hostPID && !pod.hostIPC, "shares the host's namespaces");
  for (const container of [...(pod.initContainers ?? []), ...workload.containers] as Container[]) {
    const context = container.securityContext as Record<string, { drop?: string[] }> | undefined;
    demand(!context?.privileged, `${container.name} is privileged`);
    demand(String(context?.allowPrivilegeEscalation) === 'false', `${container.name} may gain privileges`);
    demand(context?.capabilities?.drop?.includes('ALL') === true, `${container.name} keeps capabilities`);
  }
  return complaints;
}

/** The probes of a container, by their names. */
export const probesOf = ({ startupProbe, readinessProbe, livenessProbe }: Container): Record<string, Probe> =>
  Object.fromEntries(
    Object.entries({ startupProbe, readinessProbe, livenessProbe }).filter(([, probe]) => probe),
  ) as Record<string, Probe>;

/** The ports that probes ask and processes are told to listen at, and no container has. */
export function missingPorts(objects: KubernetesObject[]): string[] {
  return workloadsOf(objects).flatMap(({ name, containers }) =>
    containers.flatMap((container) => {
      const ports = (container.ports ?? []).flatMap((port) => [port.name, port.containerPort]);
      const asked = Object.entries(probesOf(container)).flatMap(([kind, { httpGet, tcpSocket }]) => {
        const port = (httpGet ?? tcpSocket)?.port;
        return port === undefined || ports.includes(port) ? [] : [`${name}: ${kind} asks port ${port}`];
      });
      const told = listeningAt(container).flatMap(([by, port]) =>
        ports.includes(port) ? [] : [`${name}: ${by} says port ${port}`],
      );
      return [...asked, ...told];
    }),
  );
}

/** What tells a process where to listen, and the port: `PORT` of our own, and the arguments of the engines. */
function listeningAt(container: Container): [by: string, port: number][] {
  const { PORT } = environmentOf(container);
  const byArguments = (container.args ?? []).flatMap((argument): [string, number][] => {
    const [, by, port] = argument.match(/^(--(?:port|http_port|cluster))=(?:\w+:\/\/[\d.]+:)?(\d+)$/) ?? [];
    return by ? [[by, Number(port)]] : [];
  });
  return PORT === undefined ? byArguments : [['PORT', Number(PORT)], ...byArguments];
}

/** What a ServiceMonitor asks for that no service answers: Prometheus would have a 404, and the alerts no figures. */
export function unansweredPaths(objects: KubernetesObject[]): string[] {
  const routes = readFileSync(join(root, 'common/src/http/health.ts'), 'utf8');
  return objects
    .filter(({ kind }) => kind === 'ServiceMonitor')
    .flatMap(({ metadata, spec }) =>
      spec.endpoints.map(({ path = '/metrics' }) => [metadata.name, path] as const),
    )
    .filter(([, path]) => !routes.includes(`'${path}'`))
    .map(([name, path]) => `${name} asks for ${path}`);
}

/** The seconds after which a service that was told to stop has ended by itself, as its own code says. */
export function stopLimit(
  source = readFileSync(join(root, 'common/src/process/run-service.ts'), 'utf8'),
): number {
  const [, said] = source.match(/^const STOP_LIMIT = ([\d_]+);$/m) ?? [];
  if (!said) throw new Error('run-service.ts has no STOP_LIMIT');
  return Number(said.replaceAll('_', '')) / 1000;
}
