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

/**
 * An order begins or is over. A timer that is not running stays so: the end of an order may overtake its
 * beginning, and a timer that has run out is for orders to judge.
 */
export function follow(timer: Timer | undefined, order: OrderNews): Decision {
  if (timer && (timer.state !== 'pending' || order.version <= timer.orderVersion)) return unchanged;
  const isOver = order.status === 'complete' || order.status === 'cancelled';
  const { expiresAt, version: orderVersion } = order;
  return changed({ expiresAt, state: isOver ? 'ended' : 'pending', orderVersion });
}

/** A running timer fires once its time has come. */
export function fire(timer: Timer, now: Date): Decision {
  if (timer.state !== 'pending' || now < timer.expiresAt) return unchanged;
  return changed({ ...timer, state: 'fired' });
}
