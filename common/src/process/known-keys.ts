/** Keys that stand in this repository, in tests and benchmarks: everybody knows them. */
const known = new Set([
  'a key that only the tests know, 32+ characters',
  'the key that the tests had before, 32+ characters',
  'a key of thirty-two characters or more',
  'another key, of 32 and more characters',
  'nobody signs in to this service, so it is no secret',
]);

/** Of a key made by chance, even in hexadecimal, the first 32 characters have fewer kinds less than once in a billion. */
const FEWEST_KINDS = 6;

/** Whether somebody else could know a key: one that stands in this repository, or a few characters again and again. */
export const isKnownKey = (key: string): boolean => known.has(key) || new Set(key).size < FEWEST_KINDS;
