/** Runs the tests that break things after all others, which else would meet a system that is still recovering. */
export default class FaultsLast {
  sort(tests) {
    const breaks = ({ path }) => Number(path.includes('/faults/'));
    return [...tests].sort((a, b) => breaks(a) - breaks(b) || a.path.localeCompare(b.path));
  }

  cacheResults() {}
}
