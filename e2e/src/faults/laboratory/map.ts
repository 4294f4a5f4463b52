import type { ProcessSpec } from '@ticketing/local/process-spec';
import { type Ground, services } from '@ticketing/local/topology';

/** A connection that a fault can cut: who opens it, and to whom. */
interface Link {
  from: string;
  to: string;
  /** Where `from` believes `to` to be. */
  port: number;
  target: number;
}

export interface FaultyMap {
  specs: ProcessSpec[];
  links: Link[];
}

/** Which process the address in a variable belongs to. */
const ends: Record<string, (service: string) => string> = {
  MONGO_URI: (service) => `mongo-${service}`,
  NATS_URL: () => 'nats-streaming',
  REDIS_URL: () => 'redis',
};

/** The name of an instance of a service: the first is called as the service is. */
export const instanceName = (service: string, index: number) =>
  index === 0 ? service : `${service}-${index}`;

/**
 * The map of the system as a run with faults needs it: each service so many times, and, unless it is `direct`, something
 * that can be cut between each instance and its database, the broker and Redis.
 */
export function faultyMap(
  specs: ProcessSpec[],
  ground: Ground,
  { instances, direct }: { instances: number; direct: boolean },
): FaultyMap {
  const links: Link[] = [];
  const all = specs.flatMap((spec) => {
    if (!isService(spec.name)) return [spec];
    return Array.from({ length: instances }, (_, index) => {
      const instance = index === 0 ? spec : again(spec, ground, index);
      return direct ? instance : reroute(instance, spec.name, ground, links);
    });
  });
  for (const spec of all.filter(({ name }) => name === 'gateway')) spread(spec, ground, instances);
  return { specs: all, links };
}

const isService = (name: string) => services.some((service) => service === name);

/** A further instance. */
function again(spec: ProcessSpec, ground: Ground, index: number): ProcessSpec {
  const name = instanceName(spec.name, index);
  const port = ground.port(name);
  return {
    ...spec,
    name,
    port,
    logFile: ground.log(name),
    env: { ...spec.env, PORT: String(port), NATS_CLIENT_ID: `${spec.name}-${index}` },
    isReady: () => answersOk(port),
  };
}

async function answersOk(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) });
  await answer.body?.cancel();
  return answer.ok;
}

/** Lets an instance go through ports that can be cut. */
function reroute(spec: ProcessSpec, service: string, ground: Ground, links: Link[]): ProcessSpec {
  const env = { ...spec.env };
  for (const [variable, end] of Object.entries(ends)) {
    const address = env[variable];
    if (address === undefined) continue;
    const to = end(service);
    const port = ground.port(`${spec.name}>${to}`);
    links.push({ from: spec.name, to, port, target: ground.port(to) });
    env[variable] = exchange(address, `:${ground.port(to)}`, `:${port}`);
  }
  // A driver that asks the replica set for its members would go on past what stands between.
  env.MONGO_URI = exchange(env.MONGO_URI, 'replicaSet=rs0', 'directConnection=true');
  return { ...spec, env };
}

/** @throws {Error} when the part is not there: what was left as it is could not be cut. */
function exchange(address: string | undefined, part: string, other: string): string {
  if (!address?.includes(part)) throw new Error(`there is no ${part} in ${address}`);
  return address.replace(part, other);
}

/** Tells the gateway of every instance, and lets it wait for them. */
function spread(gateway: ProcessSpec, ground: Ground, instances: number): void {
  const upstreams = JSON.parse(gateway.env?.UPSTREAMS ?? '{}');
  const further = Array.from({ length: instances - 1 }, (_, i) => i + 1);
  for (const service of services) {
    const addresses = further.map((index) => `http://127.0.0.1:${ground.port(instanceName(service, index))}`);
    upstreams[`${service}-srv`] = [upstreams[`${service}-srv`], ...addresses];
    gateway.needs.push(...further.map((index) => instanceName(service, index)));
  }
  gateway.env = { ...gateway.env, UPSTREAMS: JSON.stringify(upstreams) };
}
