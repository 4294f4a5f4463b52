import type { Settings } from '../settings.js';

/**
 * Whoever tries what one machine can do lists, orders and pays by few accounts: that is counted here as anywhere, and not
 * limited unless it is asked for.
 */
const RAISED = 'tickets:100000000/60,orders:100000000/60,payments:100000000/60';

export function rateLimits({ RATE_LIMITS }: Pick<Settings, 'RATE_LIMITS'>): string {
  if (RATE_LIMITS === 'off') return RATE_LIMITS;
  return RATE_LIMITS ? `${RAISED},${RATE_LIMITS}` : RAISED;
}
