import { type Decision, fire, type OrderNews, type Timer, timerOf } from './timer.js';

const due = new Date('2030-01-01T12:15:00Z');
const early = new Date(due.getTime() - 1);

const timer = (state: Timer['state']): Timer => ({ expiresAt: due, state, orderVersion: 0 });
const news = (status: OrderNews['status'], version: number): OrderNews => ({
  version,
  status,
  expiresAt: due,
});

const inWords = (decision: Decision) => (decision.kind === 'changed' ? decision.timer.state : '-');

describe('the timer of an order', () => {
  it.each([
    { status: 'created', state: 'pending' },
    { status: 'awaiting:payment', state: 'pending' },
    { status: 'cancelled', state: 'ended' },
    { status: 'complete', state: 'ended' },
  ] as const)('that is $status is $state', ({ status, state }) => {
    expect(timerOf(news(status, 3))).toEqual({ expiresAt: due, state, orderVersion: 3 });
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
