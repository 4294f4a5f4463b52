import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/**
 * How many characters are judged. The work grows with them, to about a tenth of a second for the worst at this length,
 * and what follows makes no password easier to guess.
 */
const JUDGED = 64;

// It brings the list of about 50,000 passwords that are used most: 16 MB, which nobody has who does not ask.
const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: JUDGED });

/** zxcvbn's, from 0 to 4. @param known words that whoever guesses tries first. */
export const scoreOf = (password: string, known: string[]): number =>
  zxcvbn.check(password.slice(0, JUDGED), known).score;
