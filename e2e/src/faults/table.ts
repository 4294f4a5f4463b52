import type { Verdict } from './run-fault.js';

const columns = ['fault', 'requests', 'clean 503', 'a sale again after', 'all at rest after', 'violations'];

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

export const header = `| ${columns.join(' | ')} |\n| ${columns.map(() => '---').join(' | ')} |`;

/** One line of the table, in Markdown. */
export function row({ fault, requests, refused, saleAfter, restAfter, wrong }: Verdict): string {
  return `| ${[fault, requests, refused, seconds(saleAfter), seconds(restAfter), wrong.length].join(' | ')} |`;
}
