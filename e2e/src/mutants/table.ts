import type { Notice } from './checks.js';
import type { Mutant } from './mutant.js';

/** What has become of a mutant. */
export interface Verdict {
  mutant: Mutant;
  notice?: Notice;
  /** Why it could not be checked. */
  error?: string;
  seconds: number;
}

const columns = ['planted', 'caught by', 'at', 'seconds', 'noticed as'];

export const header = `| ${columns.join(' | ')} |\n| ${columns.map(() => '---').join(' | ')} |`;

/** One line of the table, in Markdown. */
export function row({ mutant: { name, caughtBy }, notice, error, seconds }: Verdict): string {
  const noticed = notice?.what ?? error ?? '**nothing: it survives**';
  return `| ${[name, nameOf(caughtBy), notice?.where ?? '', seconds, noticed].join(' | ')} |`;
}

export const nameOf = (check: Mutant['caughtBy']): string => (check === 'simulation' ? check : check.file);
