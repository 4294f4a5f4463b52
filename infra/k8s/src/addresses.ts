import { type Container, environmentOf, type Workload } from './objects.js';

export interface Address {
  host: string;
  port: number;
}

/** The ports of addresses that do not name theirs. */
const usualPorts: Record<string, number> = { http: 80, https: 443, mongodb: 27017, rediss: 6379 };

/** Every address that a pod is told of by its variables and arguments, and those that its program knows by itself. */
export function addressesOf(workload: Workload): Address[] {
  return workload.containers.flatMap((container) => [
    ...textsOf(container).flatMap(addressesIn),
    ...stripeOf(container),
    ...membersOf(workload, container),
    ...savedBy(container),
  ]);
}

/** Where browsers find the marketplace, which auth writes into mails and never asks. */
const PUBLIC = 'PUBLIC_URL';

const textsOf = (container: Container): string[] => [
  ...Object.entries(environmentOf(container))
    .filter(([name]) => name !== PUBLIC)
    .map(([, value]) => value),
  ...(container.args ?? []),
];

/** Of `scheme://name:password@one:1,two:2/path`, and of several of those with commas in between. */
function addressesIn(text: string): Address[] {
  return [...text.matchAll(/(\w+):\/\/(?:[^@/"]*@)?([^/\s?"]+)/g)].flatMap(([, scheme = '', hosts = '']) =>
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
