import type { Mutant } from '../mutant.js';

const alarm = 'expiration/src/background/alarm.ts';

/** Bugs of the expiration service, and of auth. */
export const expirationAndAuth: Mutant[] = [
  {
    name: 'timers are in Redis only',
    edits: [
      { file: alarm, find: 'await fireDue();\n      await askForWakeUps();', replace: 'void askForWakeUps;' },
    ],
    caughtBy: { file: 'expiration/src/background/alarm.test.ts', name: 'is told of when nobody wakes it' },
  },
  {
    name: 'timers are in Redis only, and orders has no sweep',
    edits: [
      { file: alarm, find: 'await fireDue();\n      await askForWakeUps();', replace: 'void askForWakeUps;' },
      {
        file: 'orders/src/background/expiry.ts',
        find: 'await sweep.start();',
        replace: '',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a timer is twenty seconds late',
    edits: [
      {
        file: 'expiration/src/domain/timer.ts',
        find: 'return { expiresAt, state:',
        replace: 'return { expiresAt: new Date(expiresAt.getTime() + 20_000), state:',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'the end of an order leaves its timer running',
    edits: [
      {
        file: 'expiration/src/domain/timer.ts',
        find: "state: isOver ? 'ended' : 'pending', orderVersion",
        replace: "state: isOver ? 'pending' : 'pending', orderVersion",
      },
    ],
    caughtBy: {
      file: 'expiration/src/listeners/order-ended.test.ts',
      name: 'ends the timer, which does not fire any more',
    },
  },
  {
    name: 'the beginning of an order overwrites its end',
    edits: [
      {
        file: 'expiration/src/models/timers.ts',
        find: '{ $and: [isRunning, isNews] }',
        replace: "{ $ne: ['$state', 'fired'] }",
      },
    ],
    caughtBy: { file: 'expiration/src/listeners/order-created.test.ts', name: 'starts nothing when' },
  },
  {
    name: 'a timer fires without telling',
    edits: [
      {
        file: 'expiration/src/models/timers.ts',
        find: "record(document, 'expiration:complete', notice, now),",
        replace: 'void [record, notice],',
      },
    ],
    caughtBy: { file: 'expiration/src/background/alarm.test.ts', name: 'is told of when it is woken' },
  },
  {
    name: 'no compare-and-set on timers: the last save wins',
    edits: [
      {
        // Twice there is a comparison: by the plugin, and by mongoose, as the outbox is an array.
        file: 'expiration/src/models/timers.ts',
        find: 'await model.bulkSave(fired, {',
        replace: `const blindly = (where: { version?: number }, delta: [unknown, { $inc?: object }]) => {
        delete where.version;
        delta[1].$inc = { version: 1 };
      };
      for (const document of fired) Object.assign(document, { $__version: blindly });
      await model.bulkSave(fired, {`,
      },
    ],
    caughtBy: {
      file: 'expiration/src/background/alarm.test.ts',
      name: 'is told of together with others, but not when its order ends at that moment',
    },
  },
  {
    name: 'a timer counts as fired though the connection of its write was lost',
    edits: [
      {
        file: 'expiration/src/models/timers.ts',
        find: 'middleware: { post: false }',
        replace: 'middleware: { post: true }',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'no unique index: any number of accounts an address',
    edits: [
      {
        file: 'auth/src/models/user-schema.ts',
        find: 'lowercase: true, unique: true }',
        replace: 'lowercase: true }',
      },
    ],
    caughtBy: {
      file: 'auth/src/routes/sign-up.test.ts',
      name: 'gives an address to one of several who ask for it at the same time',
    },
  },
  {
    name: 'no unique index: any number of mails of a kind',
    edits: [
      {
        file: 'auth/src/models/mails.ts',
        find: 'key: { type: String, required: true, unique: true },',
        replace: 'key: { type: String, required: true },',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a sign-out takes its cookie back, and the session goes on',
    edits: [
      {
        file: 'auth/src/routes/sign-out.ts',
        find: 'if (currentUser) await sessions.end(currentUser.sessionId, currentUser.id);',
        replace: 'void currentUser;',
      },
    ],
    caughtBy: 'simulation',
  },
  {
    name: 'a sign-out ends the oldest session of a user, not its own',
    edits: [
      {
        file: 'auth/src/models/sessions.ts',
        find: 'await model.findOne(filter);',
        replace: 'await model.findOne({ userId: filter.userId }).sort({ _id: 1 });',
      },
    ],
    caughtBy: 'simulation',
  },
];
