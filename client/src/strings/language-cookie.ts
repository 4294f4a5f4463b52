/** Holds the language that a visitor has chosen. */
export const LANGUAGE_COOKIE = 'language';

/** A year, in seconds. */
export const LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60;
