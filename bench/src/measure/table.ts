import type { Result } from './compare.js';
import type { Spread } from './statistics.js';

const columns = ['#', 'what', 'beside', 'ours', 'the other', 'ratio', 'goal', 'met'];

export const header = `| ${columns.join(' | ')} |\n| ${columns.map(() => '---').join(' | ')} |`;

/** One line of the table, in Markdown. */
export function line({ number, what, beside, unit, ours, other, ratio, goal, alone, isMet }: Result): string {
  const wanted = 'least' in goal ? `≥ ${goal.least}` : `≤ ${goal.most}`;
  const cells = [
    number,
    what,
    beside,
    `${spread(ours, whole)} ${unit}`,
    `${spread(other, whole)} ${unit}`,
    spread(ratio, (value) => value.toFixed(2)),
    alone === undefined ? wanted : `${wanted}, above ${whole(alone)} ${unit}`,
    isMet ? 'yes' : '**no**',
  ];
  return `| ${cells.join(' | ')} |`;
}

const spread = ({ median, min, max }: Spread, text: (value: number) => string) =>
  `${text(median)} (${text(min)} to ${text(max)})`;

const whole = (value: number) => Math.round(value).toLocaleString('en');
