export interface Line {
  term: string;
  value: string;
}

export type MaybeLine = [term: string, value: string | undefined];

/** Those that there is something to say in. */
export const known = (lines: MaybeLine[]): Line[] =>
  lines.flatMap(([term, value]) => (value ? [{ term, value }] : []));
