import type { Mutant } from '../mutant.js';

const consumer = 'common/src/bus/consumer.ts';
const publisher = 'common/src/outbox/publisher.ts';
const concurrency = 'common/src/mongo/optimistic-concurrency.ts';

/**
 * A save of that model overwrites whatever has been saved since it was read. The plugin compares, and so does mongoose
 * wherever a version is raised by increment() (VERSION_ALL in its lib/model.js): 2 is VERSION_INC, which only raises it.
 */
const withoutComparison = (model: string, caughtBy: Mutant['caughtBy'] = 'simulation'): Mutant => ({
  name: `no compare-and-set on ${model.toLowerCase()}s: the last save wins`,
  edits: [
    {
      file: concurrency,
      find: 'hook.call(this, () => {});',
      replace: `hook.call(this, () => {});
        const document = this as { constructor: { modelName?: string }; $where?: object | undefined; $__: { version: number } };
        if (document.constructor.modelName === '${model}') {
          document.$where = undefined;
          document.$__.version = 2;
        }`,
    },
  ],
  caughtBy,
});

/** Bugs of what all services share: the outbox, the consumer, copies and versions. */
export const common: Mutant[] = [
  withoutComparison('Ticket'),
  withoutComparison('Order'),
  withoutComparison('Charge'),
  withoutComparison('User', {
    file: 'auth/src/routes/profile.test.ts',
    name: 'has the newer of two names that are given at once, in an event each',
  }),
  withoutComparison('Session', {
    file: 'auth/src/routes/sessions.test.ts',
    name: 'has one end, of which others are told once, however often it is ended at the same moment',
  }),
  {
    name: 'an event is published before it is saved',
    edits: [
      {
        file: 'common/src/outbox/outbox-relay.ts',
        find: "schema.post<Aggregate>('save',",
        replace: "schema.pre<Aggregate>('save',",
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'an event leaves the outbox before the broker has it',
    edits: [
      {
        file: publisher,
        find: 'await bus.publish(entry.type, JSON.stringify(event));',
        replace: 'bus.publish(entry.type, JSON.stringify(event)).catch(() => {});',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'an event leaves the outbox although the broker has refused it',
    edits: [
      {
        file: publisher,
        find: 'await bus.publish(entry.type, JSON.stringify(event));',
        replace: 'await bus.publish(entry.type, JSON.stringify(event)).catch(() => {});',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'one event takes all others of its outbox with it',
    edits: [
      {
        file: 'common/src/outbox/acknowledged.ts',
        find: 'id: { $in: events }',
        replace: 'id: { $exists: events.length > 0 }',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'nobody looks after what is left in an outbox',
    edits: [
      { file: 'common/src/outbox/outbox-sweep.ts', find: 'await sweeping.start();', replace: '' },
      {
        file: 'common/src/outbox/outbox-sweep.ts',
        find: 'return sweeping.now();',
        replace: 'return Promise.resolve();',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'an event has the version of before its change',
    edits: [
      {
        file: 'common/src/outbox/outbox-entry.ts',
        find: 'document.isNew ? 0 : document.version + 1;',
        replace: 'document.isNew ? 0 : document.version;',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'an event is acknowledged before it is handled',
    edits: [{ file: consumer, find: 'await handler(event);', replace: 'handler(event).catch(() => {});' }],
    caughtBy: 'simulation',
  },
  {
    name: 'an event that fails is acknowledged',
    edits: [
      {
        file: consumer,
        find: 'if (stopping.signal.aborted) throw error;\n        metrics',
        replace: 'if (attempt > 0) return;\n        metrics',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a dead letter is not acknowledged',
    edits: [
      {
        file: consumer,
        find: 'await options.deadLetters.add(group, message, reason);',
        replace: 'await options.deadLetters.add(group, message, reason);\n    throw error;',
      },
    ],
    caughtBy: { file: 'common/src/bus/consumer.test.ts', name: 'buries at once what can never be applied' },
  },
  {
    name: 'an event becomes a dead letter because its database is away',
    edits: [{ file: consumer, find: 'if (!isUnavailable(error)) faults++;', replace: 'faults++;' }],
    caughtBy: {
      file: 'common/src/bus/consumer.test.ts',
      name: 'waits without end while the database is away',
    },
  },
  {
    name: 'a write is acknowledged before it is in the journal',
    edits: [
      {
        file: 'common/src/mongo/connect.ts',
        find: "writeConcern: { w: 'majority', journal: true },",
        replace: "writeConcern: { w: 'majority', journal: false },",
      },
    ],
    caughtBy: {
      file: 'common/src/mongo/connect.test.ts',
      name: 'has each write acknowledged once a majority has it in its journal',
    },
  },
  {
    name: 'nobody hears that a session has ended',
    edits: [
      {
        file: 'orders/src/service.ts',
        find: "'session:ended': sessionEnded,",
        replace: '',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a copy takes whatever arrives last',
    edits: [
      {
        file: 'common/src/mongo/versioned-copy.ts',
        find: 'const older = { _id: id, version: { $lt: state.version } };',
        replace: 'const older = { _id: id };',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a copy keeps what it learnt first',
    edits: [
      {
        file: 'common/src/mongo/versioned-copy.ts',
        find: 'version: { $lt: state.version }',
        replace: 'version: { $lt: 0 * state.version }',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a database that hangs is noticed after a minute',
    edits: [
      {
        file: 'common/src/mongo/connect.ts',
        find: 'heartbeatFrequencyMS: 2_000,',
        replace: 'heartbeatFrequencyMS: 60_000,',
      },
    ],
    caughtBy: {
      file: 'common/src/mongo/connect.test.ts',
      name: 'tells a request of a server that hangs, long before whoever asked gives up',
    },
  },
  {
    name: 'the broker does not write down who has come back to a quiet channel',
    edits: [
      {
        file: 'common/src/bus/nats-bus.ts',
        find: '  await haveItWritten(session, subject, client);\n',
        replace: '',
      },
    ],
    caughtBy: {
      file: 'common/src/bus/nats-connection.test.ts',
      name: 'has not forgotten who has just come back to a channel where nothing happens',
    },
  },
  {
    name: 'ids are counted',
    edits: [
      {
        file: 'common/src/mongo/new-id.ts',
        find: 'at === last.at ? last.tail + 1n + random(STEP) : random(FIRST);',
        replace: 'last.tail + 1n;',
      },
    ],
    caughtBy: {
      file: 'common/src/mongo/new-id.test.ts',
      name: 'shares nothing with another of its second but the time',
    },
  },
  {
    name: 'money is a float',
    edits: [
      {
        file: 'common/src/http/money.ts',
        find: 'const cents = Math.round(dollars * 100);',
        replace: 'const cents = dollars * 100;',
      },
      {
        file: 'common/src/http/money.ts',
        find: 'return Number.isSafeInteger(cents) && cents / 100 === dollars ? cents : undefined;',
        replace: 'return cents;',
      },
    ],
    caughtBy: 'simulation',
  },
];
