import { randomUUID } from 'node:crypto';

/** An id of Stripe's look: `pi_` and 24 characters. */
export const newId = (prefix: string) => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 24)}`;
