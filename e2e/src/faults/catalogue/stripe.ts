import { stripe } from '../../world/stripe.js';
import type { Fault } from '../fault.js';
import { reachOf } from './reach.js';

/** Until the reconciler may say that nothing is on its way to Stripe any more: 30 s, a sweep, and its question. */
const CHECKING = 45_000;

const switched = (name: string, switches: Record<string, unknown>): Fault => ({
  name: `Stripe ${name}`,
  ...reachOf('stripe'),
  inject: () => stripe.switch(switches),
  heal: () => stripe.allOff(),
});

export const stripeFaults: Fault[] = [
  switched('slow', { answerDelayMs: 2_000 }),
  { ...switched('silent after it has charged', { fault: 'silence-after-acting' }), echo: CHECKING },
  { ...switched('answers 500 after it has charged', { fault: 'error-after-acting' }), echo: CHECKING },
  { ...switched('answers 500 before it has', { fault: 'error-before-acting' }), echo: CHECKING },
  {
    ...switched('sends webhooks twice and out of order', { duplicateWebhooks: true, reorderWebhooks: true }),
    seamless: true,
  },
  { ...switched('keeps webhooks back', { holdWebhooks: true }), seamless: true },
];
