import { formatCountdown, isoDuration } from '@/domain/countdown';

/** The time left to pay. A timer is not read out at every second. */
export function Countdown({ seconds }: { seconds: number }) {
  const hurry = seconds < 60 ? 'text-bad' : '';
  return (
    <p role="timer" aria-label="Time left to pay" className={`display text-clock tabular-nums ${hurry}`}>
      <time dateTime={isoDuration(seconds)}>{formatCountdown(seconds)}</time>
    </p>
  );
}
