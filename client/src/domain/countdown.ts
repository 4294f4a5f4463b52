/** Whole seconds until `expiresAt`; zero from that moment on, and not before. */
export const secondsLeft = (expiresAt: string, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(expiresAt) - now) / 1000));

/** `899` → `14:59`, `3661` → `1:01:01` */
export function formatCountdown(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${two(minutes)}:${rest}`;
}

/** As an HTML duration, for machines: `899` → `PT899S`. */
export const isoDuration = (seconds: number): string => `PT${seconds}S`;
