import type { Moment, Story } from './moment.js';

/** A story as a terminal shows it, with nothing in it that the terminal would obey. */
export function storyAsText({ orderId, about, moments, now, unanswered }: Story): string {
  const first = moments[0]?.at.getTime() ?? 0;
  const where = ({ place, to }: Moment) => (to && to !== place ? `${place} → ${to}` : place);
  const width = Math.max(0, ...moments.map((moment) => where(moment).length));
  const lines = moments.map((moment) => {
    const elapsed = `+${((moment.at.getTime() - first) / 1000).toFixed(3)} s`.padStart(13);
    const mark = moment.isFault ? '!' : ' ';
    return `  ${moment.at.toISOString()} ${elapsed}  ${where(moment).padEnd(width)} ${mark} ${moment.what}`;
  });
  const text = [
    `Order ${orderId}`,
    ...about.map((line) => `  ${line}`),
    '',
    ...lines,
    '',
    'Now',
    ...now.map((line) => `  ${line}`),
    ...unanswered.map((line) => `! ${line}`),
  ];
  return text.map(harmless).join('\n');
}

/** What a seller or a broken message has written may hold control characters. */
const harmless = (line: string) => line.replace(/\p{Cc}/gu, '·');
