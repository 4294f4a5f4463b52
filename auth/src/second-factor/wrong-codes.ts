/** Wrong codes of an account, one after the other: a right one ends the run. */
export interface WrongCodes {
  count: number;
  /** When the first of them was given, which tells one run from another. */
  since: Date;
}

/** At so many the owner is told: whoever gives codes has the password. */
export const TOLD_AT = 10;
/** After so many no code from the app is taken: NIST SP 800-63B, 5.2.2, allows a hundred in a row. */
export const MOST_WRONG = 100;
