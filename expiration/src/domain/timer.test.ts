import { type Decision, fire, follow, type OrderNews, type Timer } from './timer.js';

const due = new Date('2030-01-01T12:15:00Z');
const early = new Date(due.getTime() - 1);

const timer = (state: Timer['state'], orderVersion = 0): Timer => ({ expiresAt: due, state, orderVersion });
const news = (status: OrderNews['status'], version: number): OrderNews => ({
  version,
  status,
  expiresAt: due,
});

const inWords = (decision: Decision) => (decision.kind === 'changed' ? decision.timer.state : '-');

describe('the timer of an order', () => {
  it.each([
    { before: undefined, status: 'created', version: 0, after: 'pending' },
    { before: undefined, status: 'cancelled', version: 1, after: 'ended' },
    { before: undefined, status: 'complete', version: 2, after: 'ended' },
    { before: timer('pending'), status: 'created', version: 0, after: '-' },
    { before: timer('pending'), status: 'cancelled', version: 1, after: 'ended' },
    { before: timer('pending'), status: 'complete', version: 7, after: 'ended' },
    { before: timer('ended', 1), status: 'created', version: 0, after: '-' },
    { before: timer('ended', 1), status: 'cancelled', version: 1, after: '-' },
    { before: timer('fired'), status: 'created', version: 0, after: '-' },
    { before: timer('fired'), status: 'cancelled', version: 2, after: '-' },
  ] as const)('that is $before.state hears $status: $after', ({ before: it, status, version, after }) => {
    expect(inWords(follow(it, news(status, version)))).toBe(after);
  });

  it('keeps when the order ends and the version that it has heard of', () => {
    expect(follow(undefined, news('cancelled', 3))).toEqual({
      kind: 'changed',
      timer: { expiresAt: due, state: 'ended', orderVersion: 3 },
    });
  });

  it.each([
    { state: 'pending', when: 'early', now: early, after: '-' },
    { state: 'pending', when: 'when it is due', now: due, after: 'fired' },
    { state: 'fired', when: 'when it is due', now: due, after: '-' },
    { state: 'ended', when: 'when it is due', now: due, after: '-' },
  ] as const)('that is $state fires $when: $after', ({ state, now, after }) => {
    expect(inWords(fire(timer(state), now))).toBe(after);
  });
});
