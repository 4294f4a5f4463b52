import fc from 'fast-check';
import type { Deed, Halt, Point } from './points.js';
import { type Card, cards, type Publication, type Schedule, type Step } from './schedule.js';
import { faults } from './stripe-wire.js';

type Weighted<T> = [weight: number, arbitrary: fc.Arbitrary<T>];

const oneOf = <T>(...all: Weighted<T>[]) =>
  fc.oneof(...all.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const around = (...deeds: Deed[]): Point[] =>
  deeds.flatMap((deed) => [`before ${deed}`, `after ${deed}`] as const);

/** A request stands still at one of these for so many steps. */
const stop = (steps: number, ...deeds: Deed[]): fc.Arbitrary<Halt> =>
  fc.constantFrom(...around(...deeds)).map((at) => ({ at, effect: steps }));
const crash = (...deeds: Deed[]): fc.Arbitrary<Halt> =>
  fc.constantFrom(...around(...deeds)).map((at) => ({ at, effect: 'crash' }));
/** Often nothing, otherwise either. A publication can only be cut off by a crash, as nothing waits for it. */
const anyHalt = (...deeds: Deed[]): fc.Arbitrary<Halt | undefined> =>
  oneOf<Halt | undefined>(
    [2, fc.constant(undefined)],
    [2, fc.integer({ min: 1, max: 3 }).chain((steps) => stop(steps, ...deeds))],
    [3, crash('publish', ...deeds)],
  );

type Fields = { [name: string]: fc.Arbitrary<unknown> };
const step = (what: Step['do'], fields: Fields = {}) =>
  fc.record({ do: fc.constant(what), ...fields }) as unknown as fc.Arbitrary<Step>;

const card = oneOf<Card>(
  [3, fc.constant('a good card')],
  [2, fc.constantFrom(...(Object.keys(cards) as Card[]))],
);
const key = fc.constantFrom(undefined, 'A', 'B');
const arrival = { which: oneOf([3, fc.constant(0)], [1, fc.nat({ max: 3 })]), again: fc.boolean() };
const paying: Deed[] = ['charge', 'pay', 'change'];

const pay = (more: Fields = {}) => step('pay', { card, key, halt: anyHalt(...paying), ...more });
const end = oneOf([3, step('cancel')], [2, step('expire')]);
const tellPayments = step('tell payments', { ...arrival, halt: anyHalt('copy', 'change') });
const sendWebhook = step('send a webhook', { ...arrival, halt: anyHalt('ask', 'change', 'mark') });
const wait = step('wait', {
  seconds: fc.constantFrom(4, 1, 6, 30, 60, 1_000),
  halt: anyHalt('ask', 'cancel', 'refund', 'change'),
});
const comeBack = step('come back from the bank', { halt: anyHalt('ask', 'cancel', 'change') });
const authenticate = step('authenticate', { passes: fc.boolean() });

const anyStep = oneOf<Step>(
  [4, pay()],
  [1, pay({ halt: anyHalt('cancel', 'ask') })],
  [2, comeBack],
  [2, authenticate],
  [2, end],
  [1, step('crash')],
  [1, step('forge a webhook')],
  [1, step('tell orders', arrival)],
  [2, tellPayments],
  [2, sendWebhook],
  [4, wait],
);

/** Each of these steps, or now and then all but one: so that a simpler failure is found by leaving steps out. */
const episode = (...steps: fc.Arbitrary<Step>[]): fc.Arbitrary<Step[]> =>
  fc
    .tuple(...steps.map((one) => fc.option(one, { nil: undefined, freq: 20 })))
    .map((all) => all.filter((one) => one !== undefined));

/** Two tabs, or one click twice: the same card under the same key, or not. */
const twoTabs = fc
  .record({ card, key, steps: fc.integer({ min: 1, max: 2 }) })
  .chain(({ steps, ...same }) => {
    const fields = {
      card: oneOf([4, fc.constant(same.card)], [1, card]),
      key: oneOf([3, fc.constant(same.key)], [1, key]),
    };
    return episode(
      pay({ ...fields, halt: stop(steps, ...paying) }),
      pay(fields),
      ...(steps > 1 ? [anyStep] : []),
    );
  });

const bank = fc.constant('a card that the bank asks about' as Card);
const thirdDecline = fc.constant('a card that is declined' as Card);

/** The stories in which most can go wrong, and steps without one. */
const episodes = oneOf<Step[]>(
  [3, twoTabs],
  [3, episode(pay({ halt: stop(2, ...paying) }), end, tellPayments)],
  [3, episode(pay(), end, tellPayments, wait)],
  [2, episode(pay({ halt: stop(1, 'pay', 'change') }), sendWebhook)],
  [3, episode(pay({ card: bank }), authenticate, oneOf([1, end], [1, pay()], [1, wait]), comeBack)],
  [1, episode(pay({ card: bank }), end, authenticate, comeBack)],
  [1, episode(...[1, 2, 3].map(() => pay({ card: thirdDecline })), anyStep, pay())],
  [4, fc.array(anyStep, { minLength: 1, maxLength: 4 })],
);

const sometimes = <T>(all: readonly T[], maxLength: number) =>
  oneOf([2, fc.constant<T[]>([])], [1, fc.array(fc.constantFrom(...all), { maxLength, size: 'max' })]);

const broker: Publication[] = ['published', 'lost', 'published, and not acknowledged'];

export const anySchedule: fc.Arbitrary<Schedule> = fc.noBias(
  fc.record({
    mail: fc.constantFrom('prompt', 'slow'),
    known: oneOf([8, fc.constant(2)], [1, fc.constantFrom(1, 0)]),
    webhooks: fc.boolean(),
    weather: fc.record({
      pay: sometimes(faults, 2),
      ask: sometimes(faults, 2),
      cancel: sometimes(faults, 2),
      refund: sometimes(faults, 3),
    }),
    broker: sometimes(broker, 2),
    steps: fc.array(episodes, { minLength: 1, maxLength: 3, size: 'max' }).map((all) => all.flat()),
  }),
);
