import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import type { Express, Request } from 'express';

/**
 * Addresses of neighbours: those that ../http/create-app.ts trusts, and 100.64.0.0/10, which clouds use within
 * clusters. None of them is a visitor's.
 */
const inside = new BlockList();
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  inside.addSubnet(net, prefix, 'ipv4');
}
inside.addAddress('::1', 'ipv6');
inside.addSubnet('fe80::', 10, 'ipv6');
inside.addSubnet('fc00::', 7, 'ipv6');

/** Of how many addresses it is remembered what they are: to look through all networks is a twelfth of a ready answer. */
const MOST = 1_000;
const known = new Map<string, string | undefined>();

/**
 * The visitor's address, if the ingress has told it: whoever comes from inside is everybody. Of IPv6 the first 64 bits,
 * as one subscriber has all the others.
 */
export function visitorAddress({ ip = '' }: Pick<Request, 'ip'>): string | undefined {
  if (known.has(ip)) return known.get(ip);
  if (known.size === MOST) known.clear();
  const address = ofVisitor(ip);
  known.set(ip, address);
  return address;
}

function ofVisitor(ip: string): string | undefined {
  const address = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (address === '' || inside.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) return undefined;
  return isIPv6(address) ? networkOf(address) : address;
}

/** The same of a request that has not been through the app, which knows whose word to believe. */
export const visitorAddressBy =
  (app: Express) =>
  ({ socket, headers }: IncomingMessage): string | undefined =>
    visitorAddress({ ip: Reflect.get(app.request, 'ip', { app, socket, headers }) });

/** @param address such as `2001:db8::1`, of which `2001:db8:0:0` is returned. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const last = tail?.split(':').filter(Boolean) ?? [];
  const missing = tail === undefined ? 0 : 8 - groups.length - last.length;
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...last];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
