'use client';

import { useSecondsLeft } from '@/components/use-seconds-left';
import { formatCountdown, isoDuration } from '@/domain/countdown';
import { fill } from '@/strings/strings';
import { useWords } from '@/strings/words';

interface TimeLeftProps {
  until: string;
  /** The server's time as it rendered the page, in milliseconds. */
  renderedAt: number;
}

/** How long a ticket stays locked at most. It ticks for the eye alone: what comes of it is told when it happens. */
export function TimeLeft({ until, renderedAt }: TimeLeftProps) {
  const { ticket } = useWords().strings;
  const seconds = useSecondsLeft(until, renderedAt);
  return (
    <time dateTime={isoDuration(seconds)} className="whitespace-nowrap tabular-nums">
      {seconds > 0 ? fill(ticket.timeLeft, { time: formatCountdown(seconds) }) : ticket.timeUp}
    </time>
  );
}
