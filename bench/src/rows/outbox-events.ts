import { startMessenger } from '../bare/bare.js';
import { openMarketplace } from '../marketplace.js';
import { startOutbox } from '../ours/ours.js';
import type { Row } from '../row.js';

/** How many are sent in a second's worth of a measurement. */
const EVENTS_A_SECOND = 1_000;
/** What an event of ours takes on the wire, in bytes. */
const SIZE = 460;
/** As many as our bus takes at a time: common/src/bus/nats-bus.ts. */
const IN_FLIGHT = 128;

/** What is saved is published at once as a rule; here, as after a crash, there is a pile of it. */
export const outboxEvents: Row = {
  number: '5',
  what: 'events through the outbox to an acknowledged handler',
  beside: 'node-nats-streaming publishing and acknowledging, same server and store',
  unit: 'a second',
  goal: { least: 0.7 },
  async open({ seconds }) {
    const market = await openMarketplace(['mongo-tickets', 'nats-streaming']);
    const [outbox, messenger] = [startOutbox(), startMessenger()];
    const mongoUri = market.mongoUri('tickets');
    const count = seconds * EVENTS_A_SECOND;
    const ours = () => outbox.ask({ mongoUri, ...market.broker, count });
    const other = () => messenger.ask({ ...market.broker, count, size: SIZE, inFlight: IN_FLIGHT });
    await ours();
    await other();
    return {
      ours,
      other,
      close: () => market.close(outbox, messenger),
    };
  },
};
