import { stripe } from '../../world/stripe.js';
import type { Fault } from '../fault.js';
import { reachOf } from './reach.js';

const switched = (name: string, switches: Record<string, unknown>): Fault => ({
  name: `Stripe ${name}`,
  ...reachOf('stripe'),
  inject: () => stripe.switch(switches),
  heal: () => stripe.allOff(),
});

export const stripeFaults: Fault[] = [
  switched('slow', { answerDelayMs: 2_000 }),
  switched('silent after it has charged', { fault: 'silence-after-acting' }),
  switched('answers 500 after it has charged', { fault: 'error-after-acting' }),
  switched('answers 500 before it has', { fault: 'error-before-acting' }),
  {
    ...switched('sends webhooks twice and out of order', { duplicateWebhooks: true, reorderWebhooks: true }),
    seamless: true,
  },
  { ...switched('keeps webhooks back', { holdWebhooks: true }), seamless: true },
];
