'use client';

import { announcementAt, formatCountdown, isoDuration } from '@/domain/countdown';
import { useWords } from '@/strings/words';

/** The time left to pay. A timer is not read out at every second, but at 5, 2 and 1 minutes. */
export function Countdown({ seconds }: { seconds: number }) {
  const { strings } = useWords();
  const hurry = seconds < 60 ? 'text-bad' : '';
  return (
    <div className="order-clock">
      <p
        role="timer"
        aria-label={strings.order.timeLeft}
        className={`display text-xl tabular-nums lg:text-clock ${hurry}`}
      >
        <time dateTime={isoDuration(seconds)}>{formatCountdown(seconds)}</time>
      </p>
      <p aria-hidden="true" className="text-sm text-muted">
        {strings.order.timeLeft}
      </p>
      <p role="status" className="sr-only">
        {announcementAt(seconds, strings)}
      </p>
    </div>
  );
}
