import preset from '../jest/preset.mjs';

/** What runs in a cluster, without a cluster. It needs the checkers, so it is a stage of its own of `npm test`. */
export default {
  ...preset,
  // The first of them may have to fetch a checker, which takes minutes where it has to be built.
  testTimeout: 300_000,
};
