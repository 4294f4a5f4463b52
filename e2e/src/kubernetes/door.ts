import { freePorts } from '@ticketing/local/ports';
import { openTcpProxy } from '../faults/laboratory/tcp-proxy.js';

export interface Door {
  url: string;
  close(): Promise<void>;
}

/** Those that browsers trust without TLS: https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy */
const isOfThisMachine = (host: string) => host === 'localhost' || host.startsWith('127.');

/**
 * The same place by an address that browsers trust: of others, without TLS, they register no service worker, copy
 * nothing and ask for no Brotli. The overlay `ci` answers to any name.
 */
export async function openDoor(url: string): Promise<Door> {
  const { protocol, hostname, port } = new URL(url);
  if (protocol === 'https:' || isOfThisMachine(hostname)) return { url, close: async () => {} };
  const [here] = (await freePorts(1)) as [number];
  const proxy = await openTcpProxy(here, Number(port || 80), hostname);
  return { url: `http://127.0.0.1:${here}`, close: () => proxy.close() };
}
