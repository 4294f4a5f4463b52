import { podsBehind } from './arrows.js';
import type { KubernetesObject } from './objects.js';

/** One of `portForward` in skaffold.yaml. */
export interface Forward {
  resourceType: string;
  resourceName: string;
  namespace?: string;
  port: number;
}

/** Forwards that lead to a service or a port that is not deployed, of which Skaffold only warns. */
export function deadForwards(forwards: Forward[], objects: KubernetesObject[]): string[] {
  return forwards.flatMap(({ resourceType, resourceName, namespace, port }) => {
    const service = objects.find(
      ({ kind, metadata }) =>
        kind.toLowerCase() === resourceType &&
        metadata.name === resourceName &&
        metadata.namespace === namespace,
    );
    if (!service) return [`there is no ${resourceType} ${resourceName} in ${namespace}`];
    try {
      podsBehind(service, port, objects);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
}
