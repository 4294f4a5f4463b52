/** What a worker sends now and then while its history goes on. */
export const GOES_ON = 'goes on';

/** How often it looks whether it does, in milliseconds. */
const INTERVAL = 1_000;

/** Tells, as long as this process lives, whenever there have been steps since the last time. @param steps counts them all. */
export function giveSignsOfLife(steps: () => number): void {
  let before = 0;
  const look = () => {
    const now = steps();
    if (now !== before) process.send?.(GOES_ON);
    before = now;
  };
  setInterval(look, INTERVAL).unref();
}
