/**
 * What payments does that others can notice, or that a crash can cut off from what follows: all its writes, and all
 * that it says to Stripe and to the broker.
 */
export const deeds = {
  charge: 'the charge is saved',
  change: 'a change of the charge is saved',
  copy: 'the copy of the order is saved',
  mark: 'the webhook is marked as handled',
  pay: 'Stripe charges',
  ask: 'Stripe is asked',
  cancel: 'Stripe cancels',
  refund: 'Stripe refunds',
  publish: 'the event is published',
} as const;
export type Deed = keyof typeof deeds;

/** The moment just before or just after a deed, when nothing else of the same request has gone on. */
export type Point = `${'before' | 'after'} ${Deed}`;

/** What happens at a point when a request, a delivery or a sweep comes to it for the first time. */
export interface Halt {
  at: Point;
  /** The process dies there, or it stands still for so many further steps of the schedule. */
  effect: 'crash' | number;
}

export function haltInWords({ at, effect }: Halt): string {
  const [side, deed] = at.split(' ') as ['before' | 'after', Deed];
  const what =
    effect === 'crash' ? 'payments crashes' : `stands still for ${effect} step${effect === 1 ? '' : 's'}`;
  return `${what} ${side} ${deeds[deed]}`;
}
