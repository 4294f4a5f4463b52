export interface Upstreams {
  /** Whether there is one. */
  serves(service: string): boolean;
  /**
   * The address of an instance of the service that is ready: when there are several, of those that have the fewest requests in
   * hand, in turns.
   */
  choose(service: string, inHand?: (address: string) => number): string | undefined;
  /**
   * @param refused the instances that have taken no connection, the last one just now: it gets requests again once it
   * says that it is ready.
   * @returns another one, which is ready, or else may be by now.
   */
  instead(service: string, refused: string[]): string | undefined;
  stop(): void;
}

/** How often an instance is asked whether it is ready, and how long it may take to answer, in milliseconds. */
const INTERVAL = 250;
const PATIENCE = 1_000;

/**
 * The instances behind each service's name. Like a Kubernetes service it sends traffic only to those that are ready;
 * to all of them when none is, which then say themselves what is wrong. A service that runs once is not asked.
 */
export function createUpstreams(
  addresses: Record<string, string | string[]>,
  { interval = INTERVAL } = {},
): Upstreams {
  const instances = new Map(Object.entries(addresses).map(([service, some]) => [service, [some].flat()]));
  const away = new Set<string>();
  const turns = new Map<string, number>();

  async function look(address: string): Promise<void> {
    if (await isReady(address)) away.delete(address);
    else away.add(address);
  }

  const readyOf = (service: string) => (instances.get(service) ?? []).filter((address) => !away.has(address));

  const several = [...instances.values()].filter(({ length }) => length > 1).flat();
  const timers = several.map((address) => setInterval(look, interval, address));

  return {
    serves: (service) => instances.has(service),
    choose(service, inHand = () => 0) {
      const ready = readyOf(service);
      const candidates = ready.length > 0 ? ready : (instances.get(service) ?? []);
      const turn = turns.get(service) ?? 0;
      turns.set(service, turn + 1);
      const inTurn = candidates.map((_, i) => candidates[(turn + i) % candidates.length] as string);
      return inTurn.reduce<string | undefined>(
        (least, address) => (least !== undefined && inHand(least) <= inHand(address) ? least : address),
        undefined,
      );
    },
    instead(service, refused) {
      const last = refused.at(-1);
      if (last === undefined || !several.includes(last)) return undefined;
      away.add(last);
      const others = (instances.get(service) ?? []).filter((address) => !refused.includes(address));
      return others.find((address) => !away.has(address)) ?? others[0];
    },
    stop: () => timers.forEach(clearInterval),
  };
}

/** The broker is left out: all instances lose it at once, and take requests without it. */
async function isReady(address: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(`${address}/readyz?exclude=bus`, { signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
