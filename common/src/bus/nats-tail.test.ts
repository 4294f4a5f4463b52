import { eventually } from '../testing/eventually.js';
import { listen, useBuses } from './nats-bus.fixture.js';
import { useNatsServer } from './nats-server.fixture.js';
import { tailNats } from './nats-tail.js';

const server = useNatsServer();
const { connect } = useBuses(server);

let seen: string[];
let connected: boolean;
let stop: () => void;

beforeEach(async () => {
  seen = [];
  stop = tailNats({
    url: server.url,
    clusterId: 'test',
    clientId: 'watcher',
    subjects: ['user:created', 'order:created'],
    onMessage: (subject, body) => seen.push(`${subject} ${body}`),
    onState: (state) => {
      connected = state;
    },
  });
  await eventually(() => expect(connected).toBe(true));
});
afterEach(() => stop());

describe('who watches the broker', () => {
  it('sees what is published from then on, and takes nothing from the groups', async () => {
    const { bus } = await connect('publisher');
    const bodies = await listen(bus, 'user:created', 'group');

    await eventually(async () => {
      await bus.publish('user:created', 'a');
      expect(seen).toContain('user:created a');
    });
    await eventually(() => expect(bodies).toContain('a'));
  });

  it('sees more once a broker that was away is back', async () => {
    await server.kill();
    await eventually(() => expect(connected).toBe(false));
    await server.start();
    await eventually(() => expect(connected).toBe(true), 20_000);

    const { bus } = await connect('publisher');
    await eventually(async () => {
      await bus.publish('order:created', 'b');
      expect(seen).toContain('order:created b');
    }, 10_000);
  });
});
