'use client';

import { formatMoment } from '@/domain/dates';
import { fill } from '@/strings/strings';
import { useWords } from '@/strings/words';
import { useTimeZone } from './use-time-zone';

interface MomentProps {
  /** ISO 8601. */
  at: string;
  /** With a gap for it: `Last used {when}`. */
  sentence: string;
}

/** Tells a moment by the visitor's clocks. */
export function Moment({ at, sentence }: MomentProps) {
  const { locale } = useWords();
  return fill(sentence, { when: formatMoment(at, locale, useTimeZone()) });
}
