import { secretField } from '@ticketing/common';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** In characters: NIST SP 800-63B-3 section 5.1.1.2 asks for at least 8 and for nothing about their kinds. */
const SHORTEST = 8;
/** In characters, from which on a password need not be hard to guess, but only not easy. */
const LONG_ENOUGH = 12;
/** Far above the 64 that NIST asks a service to accept; it bounds what a visitor makes us hash. */
export const LONGEST_PASSWORD = 128;
/**
 * How many characters are judged. The work grows with them, to about a tenth of a second for the worst at this length,
 * and what follows makes no password easier to guess.
 */
const JUDGED = 64;
/** zxcvbn's score from which on a short password is enough: it takes at least a hundred million guesses. */
const HARD_TO_GUESS = 3;
/** Up to this score a password is found within a million guesses, as are all of the commonest. */
const EASY_TO_GUESS = 1;
/** What anybody would try here. ASVS 5.0, 6.1.2, asks for such a list. */
const OWN_WORDS = ['ticketing', 'tickets', 'ticket', 'marketplace', 'concert'];

// It brings the list of about 50,000 passwords that are used most.
const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: JUDGED });

/** What is wrong with a password that somebody wants to have; undefined when nothing is. */
export function weaknessOf(password: string, email: string): string | undefined {
  const [name = '', domain = ''] = email.split('@');
  const { score } = zxcvbn.check(password.slice(0, JUDGED), [...OWN_WORDS, email, name, domain]);
  if (score <= EASY_TO_GUESS) return 'password must not be one that is easily guessed';
  if ([...password].length >= LONG_ENOUGH || score >= HARD_TO_GUESS) return undefined;
  return `password must have at least ${LONG_ENOUGH} characters, or be harder to guess`;
}

/** A password that is to be: of those that accounts have already nothing is asked but to be right. */
export const newPasswordField = (name = 'password') =>
  secretField(name, SHORTEST, LONGEST_PASSWORD)
    .bail()
    .custom((password: string, { req }) => {
      const email: unknown = req.body.email ?? req.currentUser?.email;
      const weakness = weaknessOf(password, typeof email === 'string' ? email.slice(0, 254) : '');
      if (weakness) throw new Error(weakness);
      return true;
    });
