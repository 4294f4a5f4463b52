import type { OrderStatus } from '@ticketing/common';

/** Running; run out, of which others have been told; or ended with its order before that. */
export const timerStates = ['pending', 'fired', 'ended'] as const;
type TimerState = (typeof timerStates)[number];

/** The timer of one order. `orderVersion` is the newest version of the order that it knows of. */
export interface Timer {
  expiresAt: Date;
  state: TimerState;
  orderVersion: number;
}

/** What an order's events say of it. */
export interface OrderNews {
  version: number;
  status: OrderStatus;
  expiresAt: Date;
}

/** What a rule decides: the timer afterwards, or nothing to do. */
export type Decision = { kind: 'changed'; timer: Timer } | { kind: 'unchanged' };

const unchanged = { kind: 'unchanged' } as const;
const changed = (timer: Timer) => ({ kind: 'changed', timer }) as const;

/** The timer that an order's news asks for. That old news changes nothing is `followed` in models/timers.ts. */
export function timerOf({ expiresAt, version: orderVersion, status }: OrderNews): Timer {
  const isOver = status === 'complete' || status === 'cancelled';
  return { expiresAt, state: isOver ? 'ended' : 'pending', orderVersion };
}

/** A running timer fires once its time has come. */
export function fire(timer: Timer, now: Date): Decision {
  if (timer.state !== 'pending' || now < timer.expiresAt) return unchanged;
  return changed({ ...timer, state: 'fired' });
}
