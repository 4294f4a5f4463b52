import { type Container, type KubernetesObject, type Probe, type Workload, workloadsOf } from './objects.js';

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

/** The ports that probes and services speak of, and no container has. */
export function missingPorts(objects: KubernetesObject[]): string[] {
  return workloadsOf(objects).flatMap(({ name, containers }) =>
    containers.flatMap((container) => {
      const ports = (container.ports ?? []).flatMap((port) => [port.name, port.containerPort]);
      return Object.entries(probesOf(container)).flatMap(([kind, { httpGet, tcpSocket }]) => {
        const port = (httpGet ?? tcpSocket)?.port;
        return port === undefined || ports.includes(port) ? [] : [`${name}: ${kind} asks port ${port}`];
      });
    }),
  );
}
