import { secretField, validate } from '@ticketing/common';
import type { RequestHandler } from 'express';
import { loadOnce } from './load-once.js';

/** In characters: NIST SP 800-63B-3 section 5.1.1.2 asks for at least 8 and for nothing about their kinds. */
const SHORTEST = 8;
/** In characters, from which on a password need not be hard to guess, but only not easy. */
const LONG_ENOUGH = 12;
/** Far above the 64 that NIST asks a service to accept; it bounds what a visitor makes us hash. */
export const LONGEST_PASSWORD = 128;
/** zxcvbn's score from which on a short password is enough: it takes at least a hundred million guesses. */
const HARD_TO_GUESS = 3;
/** Up to this score a password is found within a million guesses, as are all of the commonest. */
const EASY_TO_GUESS = 1;
/** What anybody would try here. ASVS 5.0, 6.1.2, asks for such a list. */
const OWN_WORDS = ['ticketing', 'tickets', 'ticket', 'marketplace', 'concert'];

/** zxcvbn takes about 0.1 s to load, and most instances are asked to sign people in long before they need it. */
export const loadPasswordScore = loadOnce(() => import('./password-score.js'));

/** What is wrong with a password that somebody wants to have; undefined when nothing is. */
export async function weaknessOf(password: string, email: string): Promise<string | undefined> {
  const { scoreOf } = await loadPasswordScore();
  const [name = '', domain = ''] = email.split('@');
  const score = scoreOf(password, [...OWN_WORDS, email, name, domain]);
  if (score <= EASY_TO_GUESS) return 'password must not be one that is easily guessed';
  if ([...password].length >= LONG_ENOUGH || score >= HARD_TO_GUESS) return undefined;
  return `password must have at least ${LONG_ENOUGH} characters, or be harder to guess`;
}

/** A password that is to be: of those that accounts have already nothing is asked but to be right. */
const newPasswordField = () =>
  secretField('password', SHORTEST, LONGEST_PASSWORD)
    .bail()
    .custom(async (password: string, { req }) => {
      const email: unknown = req.body.email ?? req.currentUser?.email;
      const weakness = await weaknessOf(password, typeof email === 'string' ? email.slice(0, 254) : '');
      if (weakness) throw new Error(weakness);
    });

/** Validates these fields and, after them, a password that is to be. */
export function validateWithNewPassword(...fields: Parameters<typeof validate>): RequestHandler {
  const validated = validate(...fields, newPasswordField());
  return async (request, response, next) => {
    // Within the validation it would be told to the visitor, as the password's fault, that zxcvbn cannot be loaded.
    await loadPasswordScore();
    await validated(request, response, next);
  };
}
