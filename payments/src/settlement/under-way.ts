import { within } from '@ticketing/common';

/** How long news of an attempt waits for whoever makes it, in milliseconds: both hear of its end at the same moment. */
const LONGEST_WAIT = 1_000;

/**
 * The attempts for which this process is just asking Stripe. Stripe tells of the end of one by itself as it answers:
 * who waits a moment finds it written down, and need not ask and write the same again.
 */
export function createUnderWay() {
  const attempts = new Map<string, Promise<unknown>>();
  return {
    during<T>(chargeId: string, making: Promise<T>): Promise<T> {
      attempts.set(chargeId, making);
      return making.finally(() => attempts.delete(chargeId));
    },

    /** Resolves when the attempt is not under way here, or has been for longer than is worth the wait. */
    async ended(chargeId: string | undefined): Promise<void> {
      const making = chargeId === undefined ? undefined : attempts.get(chargeId);
      if (!making) return;
      await within(LONGEST_WAIT, making, () => new Error('still under way')).catch(() => {});
    },
  };
}

export type UnderWay = ReturnType<typeof createUnderWay>;
