import { ApiError } from './api-error';

export interface Retry {
  attempts: number;
  wait: (seconds: number) => Promise<void>;
}

const inBrowser: Retry = {
  attempts: 20,
  wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
};

/**
 * Pays, and pays again while the answer is "not yet": a payment may overtake the reservation that it is for by
 * some milliseconds. Such a 400 names the seconds to wait. A 503 may do so too, but then nobody knows yet whether
 * the money was taken.
 */
export async function payWhenReserved(
  pay: () => Promise<void>,
  { attempts, wait }: Retry = inBrowser,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await pay();
    } catch (error) {
      const seconds = error instanceof ApiError && error.status === 400 ? error.retryAfter : undefined;
      if (seconds === undefined || attempt === attempts) throw error;
      await wait(seconds);
    }
  }
}
