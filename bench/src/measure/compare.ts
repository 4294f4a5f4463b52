import type { Contest, Row, Scale } from '../row.js';
import { type Spread, spreadOf } from './statistics.js';

export interface Result {
  number: string;
  what: string;
  beside: string;
  unit: string;
  goal: Row['goal'];
  alone?: number | undefined;
  ours: Spread;
  other: Spread;
  ratio: Spread;
  isMet: boolean;
}

/** Measures ours and the other in turn, and each first as often as the other, for a machine is never the same twice. */
export async function compare(row: Row, scale: Scale): Promise<Result> {
  const contest = await row.open(scale);
  try {
    const pairs: Pair[] = [];
    for (let pair = 0; pair < scale.pairs; pair++) pairs.push(await measure(contest, pair % 2 === 0));
    return judge(row, pairs);
  } finally {
    await contest.close();
  }
}

interface Pair {
  ours: number;
  other: number;
}

async function measure(contest: Contest, oursFirst: boolean): Promise<Pair> {
  if (oursFirst) {
    const ours = await contest.ours();
    return { ours, other: await contest.other() };
  }
  const other = await contest.other();
  return { ours: await contest.ours(), other };
}

function judge({ open: _, ...row }: Row, pairs: Pair[]): Result {
  const ours = spreadOf(pairs.map((pair) => pair.ours));
  const ratio = spreadOf(pairs.map((pair) => pair.ours / pair.other));
  const { goal, alone = 0 } = row;
  const isMet = 'least' in goal ? ratio.median >= goal.least : ratio.median <= goal.most;
  return {
    ...row,
    ours,
    other: spreadOf(pairs.map((pair) => pair.other)),
    ratio,
    isMet: isMet && ours.median >= alone,
  };
}
