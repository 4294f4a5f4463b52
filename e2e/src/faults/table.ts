import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@ticketing/local/settings';
import type { Verdict } from './run-fault.js';

export type Line = Omit<Verdict, 'wrong' | 'exchanges'> & { violations: number };

const columns = ['fault', 'requests', 'clean 503', 'a sale again after', 'all at rest after', 'violations'];

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

export const header = `| ${columns.join(' | ')} |\n| ${columns.map(() => '---').join(' | ')} |`;

export const lineOf = ({ wrong, exchanges: _, ...rest }: Verdict): Line => ({
  ...rest,
  violations: wrong.length,
});

/** One line of the table, in Markdown. */
export function row({ fault, requests, refused, saleAfter, restAfter, violations }: Line): string {
  return `| ${[fault, requests, refused, seconds(saleAfter), seconds(restAfter), violations].join(' | ')} |`;
}

const folder = join(root, 'e2e/results');
const kept = join(folder, 'faults.json');

/**
 * Writes the table to e2e/results/faults.md, in the order of the names.
 * @param add leaves the lines of earlier runs that are not among these, so that a long run can be made in parts.
 */
export function report(lines: Line[], { names, add }: { names: string[]; add: boolean }): void {
  const earlier: Line[] = add && existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : [];
  const all = new Map([...earlier, ...lines].map((line) => [line.fault, line]));
  const place = ({ fault }: Line) => (names.includes(fault) ? names.indexOf(fault) : names.length);
  const sorted = [...all.values()].sort((a, b) => place(a) - place(b));
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept, JSON.stringify(sorted, null, 1));
  const remarks = sorted.flatMap(({ fault, remark }) => (remark ? [`- ${fault}: ${remark}`] : []));
  writeFileSync(join(folder, 'faults.md'), `${[header, ...sorted.map(row), '', ...remarks].join('\n')}\n`);
}
