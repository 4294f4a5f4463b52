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
];
