import { ApiError } from './api-error';

type Wait = (seconds: number) => Promise<void>;

const pause: Wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/**
 * Makes a request, and makes it again while the answer is only "not yet". The request has to be one that may arrive
 * twice, such as a payment with its idempotency key.
 */
export const patiently = <T>(request: () => Promise<T>, wait = pause): Promise<T> =>
  repeat(request, patienceWith, wait);

/**
 * Makes a request, and makes it again while the service has not heard of what it is about. That is all that is waited
 * for, as any other answer could be the second to what must not be done twice.
 */
export const onceKnown = <T>(request: () => Promise<T>, wait = pause): Promise<T> =>
  repeat(request, (error) => (isUnheardOf(error) ? UNHEARD_OF : NONE), wait);

async function repeat<T>(
  request: () => Promise<T>,
  patienceOf: (error: unknown) => Patience,
  wait: Wait,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request();
    } catch (error) {
      const { seconds, attempts } = patienceOf(error);
      if (attempt >= attempts) throw error;
      await wait(seconds);
    }
  }
}

interface Patience {
  /** Until the next attempt. */
  seconds: number;
  /** In all. */
  attempts: number;
}

const NONE: Patience = { seconds: 0, attempts: 1 };
/** Events take some milliseconds from one service to another. */
const UNHEARD_OF: Patience = { seconds: 0.5, attempts: 10 };

const isUnheardOf = (error: unknown) => error instanceof ApiError && error.status === 404;

function patienceWith(error: unknown): Patience {
  if (!(error instanceof ApiError)) return NONE;
  const { status, retryAfter } = error;
  // A payment may overtake the reservation that it is for. A 503 may name a time too, but then nobody knows yet
  // whether the money was taken, and asking anew is not what finds it out.
  if (status === 400 && retryAfter !== undefined) return { seconds: retryAfter, attempts: 20 };
  if (isUnheardOf(error)) return UNHEARD_OF;
  // Nothing came back: the connection was lost on the way there, or on the way back.
  if (status === 0) return { seconds: 1, attempts: 4 };
  return NONE;
}
