/**
 * How long to wait before asking for the first time, so that what was found out at `knownAt` is then `interval` old; not at
 * all for what is not known. All in milliseconds.
 */
export const firstPause = (interval: number, now: number, knownAt?: number): number =>
  knownAt === undefined ? 0 : Math.max(0, knownAt + interval - now);
