import type { Notice } from '../domain/notices.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** After that many milliseconds nobody waits for a mail any more: it has left by then, or never does. */
export const OUT_OF_DATE = 3 * 24 * HOUR;

/** Mails with a link that does something, and how long it is good for, in milliseconds from when the mail leaves. */
export const linkLifetimes = {
  'verify-email': 24 * HOUR,
  'reset-password': 30 * MINUTE,
  'change-email': HOUR,
} as const;

export type LinkKind = keyof typeof linkLifetimes;

/** What has become of an account's second factor. */
export type SecondFactorNews =
  | 'second-factor-on'
  | 'second-factor-off'
  | 'recovery-codes-made'
  | 'recovery-code-used'
  | 'wrong-codes';

/** What a mail is about. Who its reader is, and what it says, is found when it leaves. */
export type Ask =
  | { kind: 'verify-email'; userId: string }
  /** By whoever says that it is theirs: whether it is anybody's is not known yet. */
  | { kind: 'reset-password'; email: string }
  /**
   * To an address that the account has not got yet. `askedAt` is before it was seen who asks: whatever shuts them out later
   * also closes the link, although the mail was written after that.
   */
  | { kind: 'change-email'; userId: string; email: string; askedAt: Date }
  /** To the address that the account has, or had. */
  | { kind: 'email-change-asked' | 'email-changed'; userId: string; email: string }
  | { kind: 'password-changed' | SecondFactorNews; userId: string }
  | ({ kind: 'notice' } & Notice);
