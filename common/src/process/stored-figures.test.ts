import { startRelay } from '../outbox/outbox-relay.fixture.js';
import { measureStored } from './stored-figures.js';

let relay: Awaited<ReturnType<typeof startRelay>>;
let deadLetters = 0;

beforeEach(async () => {
  relay = await startRelay();
  await relay.tickets.deleteMany({});
  measureStored({ ...relay, deadLetters: { count: async () => deadLetters } });
});
afterEach(() => relay.end());

const figure = async (name: string) => {
  const text = await relay.metrics.registry.getSingleMetricAsString(name);
  return text.split(' ').at(-1);
};

describe('the figures of what a database holds', () => {
  it('count what waits in outboxes, and how long it has, until the broker has it', async () => {
    expect(await figure('outbox_pending_events')).toBe('0');
    expect(await figure('outbox_oldest_event_age_seconds')).toBe('0');

    relay.bus.refuse(true);
    const ticket = await relay.create('Opera');
    relay.clock.advance(60_000);
    await relay.change(await relay.read(ticket), 'Ballet');
    await relay.create('Musical');
    relay.clock.advance(30_000);
    expect(await figure('outbox_pending_events')).toBe('3');
    expect(await figure('outbox_oldest_event_age_seconds')).toBe('90');

    relay.bus.refuse(false);
    await relay.outbox.sweep(true);
    expect(await figure('outbox_pending_events')).toBe('0');
    expect(await figure('outbox_oldest_event_age_seconds')).toBe('0');
  });

  it('count dead letters anew each time', async () => {
    expect(await figure('dead_letters')).toBe('0');
    deadLetters = 2;
    expect(await figure('dead_letters')).toBe('2');
  });

  it('are not numbers while the database does not say, and do not hold up the others', async () => {
    await relay.connection.close();
    expect(await figure('outbox_oldest_event_age_seconds')).toBe('Nan');
    expect(await relay.metrics.registry.metrics()).toContain('events_published_total');
  });
});
