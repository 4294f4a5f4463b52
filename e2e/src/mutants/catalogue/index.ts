import type { Mutant } from '../mutant.js';
import { common } from './common.js';
import { expirationAndAuth } from './expiration-and-auth.js';
import { orders } from './orders.js';
import { payments } from './payments.js';
import { refunds } from './refunds.js';
import { requests } from './requests.js';
import { tickets } from './tickets.js';

/** Every planted bug. */
export const catalogue: Mutant[] = [
  ...common,
  ...tickets,
  ...orders,
  ...payments,
  ...refunds,
  ...expirationAndAuth,
  ...requests,
];
