import { eventually } from '../testing/eventually.js';
import { listen, useBuses } from './nats-bus.fixture.js';
import { type NatsLog, openNatsLog } from './nats-log.js';
import { useNatsServer } from './nats-server.fixture.js';

const server = useNatsServer();
const { connect } = useBuses(server);

let log: NatsLog;
beforeEach(async () => {
  const { url, monitoring } = server;
  log = await openNatsLog({ url, monitoring, clusterId: 'test', clientId: 'reader' });
});
afterEach(() => log.close());

async function all(messages: AsyncIterable<string>): Promise<string[]> {
  const bodies: string[] = [];
  for await (const body of messages) bodies.push(body);
  return bodies;
}

describe('the log', () => {
  it('gives a channel from its oldest to its newest message, in order', async () => {
    const { bus } = await connect('publisher');
    const bodies = Array.from({ length: 300 }, (_, n) => `message ${n}: 東京`);
    for (const body of bodies) void bus.publish('user:created', body);
    await bus.publish('user:created', 'the last');

    expect(await all(log.read('user:created'))).toEqual([...bodies, 'the last']);
    expect(await all(log.read('user:created'))).toHaveLength(301);
  });

  it('is empty where nothing was published, whether somebody listens or not', async () => {
    const { bus } = await connect('listener');
    await listen(bus, 'ticket:created', 'group');

    expect(await all(log.read('ticket:created'))).toEqual([]);
    expect(await all(log.read('ticket:updated'))).toEqual([]);
  });

  it('takes nothing from the groups', async () => {
    const { bus } = await connect('both');
    await bus.publish('order:created', 'a');
    expect(await all(log.read('order:created'))).toEqual(['a']);

    const bodies = await listen(bus, 'order:created', 'group');

    await eventually(() => expect(bodies).toEqual(['a']));
  });

  it('is no whole log when the server goes meanwhile, and says so', async () => {
    const { bus } = await connect('publisher');
    for (let n = 0; n < 300; n++) void bus.publish('order:cancelled', `message ${n}`);
    await bus.publish('order:cancelled', 'the last');
    const reading = log.read('order:cancelled');
    await reading.next();

    await server.kill();

    await expect(all(reading)).rejects.toThrow();
    await server.start();
  });
});
