import { fill, type Strings } from '@/strings/strings';

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

const ANNOUNCED_MINUTES = [1, 2, 5];

/**
 * What is read out of a countdown: the same sentence from each of 5, 2 and 1 minutes to the next of them, so it is
 * spoken once, as it changes. Nothing before that.
 */
export function announcementAt(seconds: number, { order }: Strings): string {
  const minutes = ANNOUNCED_MINUTES.find((announced) => seconds <= announced * 60);
  if (minutes === undefined || seconds === 0) return '';
  return minutes === 1 ? order.oneMinuteLeft : fill(order.minutesLeft, { minutes });
}
