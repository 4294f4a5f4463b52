import stan, { type Stan, type Subscription } from 'node-nats-streaming';
import type { Subject } from '../events/event-map.js';
import { createCapturedLog } from '../testing/captured-log.js';
import type { EventBus } from './event-bus.js';
import { createNatsBus } from './nats-bus.js';

/** Makes buses on that server, which are closed after each test. */
export function useBuses(server: { url: string }) {
  const all: EventBus[] = [];
  afterEach(async () => {
    await Promise.all(all.splice(0).map((bus) => bus.close()));
  });

  function create(clientId: string) {
    const { logger, lines } = createCapturedLog();
    const onFatal = jest.fn<void, [Error]>();
    const options = { url: server.url, clusterId: 'test', clientId, logger, onFatal, ackWait: 1_000 };
    const bus = createNatsBus(options);
    all.push(bus);
    return { bus, onFatal, lines };
  }

  return {
    create,
    async connect(clientId: string) {
      const created = create(clientId);
      await created.bus.connect();
      return created;
    },
  };
}

/** Joins the group, and gives the bodies of what arrives. */
export async function listen(
  bus: EventBus,
  subject: Subject,
  group: string,
  handle: (body: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const bodies: string[] = [];
  await bus.subscribe(subject, group, async ({ body }) => {
    bodies.push(body);
    await handle(body);
  });
  return bodies;
}

const connects = jest.spyOn(stan, 'connect');

/** What the client library keeps to itself: the connection to NATS below it, its subscriptions, and where they are ended. */
type Insides = Stan & {
  nc: NodeJS.EventEmitter & { close(): void };
  subMap: Record<string, Subscription>;
  unsubRequests: string;
};

/** The client that was connected last. */
export const lastClient = () => connects.mock.results.at(-1)?.value as Insides;

export const subscriptionsOf = (client: Insides) => Object.values(client.subMap);
