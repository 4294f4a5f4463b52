// OWASP ASVS 5.0, 7.3: a session ends after a time without use, and after a time whatever its use.
const HOUR = 60 * 60 * 1000;
/** How long a session goes on without being used, in milliseconds. */
export const IDLE = 12 * HOUR;
/** How long a session goes on at most, in milliseconds. */
export const LONGEST = 7 * 24 * HOUR;
/** How old a token may become before it is made anew, in milliseconds. */
const RENEWAL = 10 * 60 * 1000;

/** Until when the next token of a session is valid. */
export const nextExpiry = (now: Date, sessionExpiresAt: Date): Date =>
  new Date(Math.min(now.getTime() + IDLE, sessionExpiresAt.getTime()));

export const isRenewalDue = (tokenMadeAt: Date, now: Date): boolean =>
  now.getTime() - tokenMadeAt.getTime() >= RENEWAL;
