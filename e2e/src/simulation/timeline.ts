import { hash } from './chance.js';
import type { Rest } from './rest.js';

/** Something that will happen. `owner` is the process that does it: what has died does nothing any more. */
interface Plan {
  /** Milliseconds since the beginning. */
  due: number;
  label: string;
  run: () => void;
  owner?: { readonly alive: boolean } | undefined;
  /** It comes round again and again, and does nothing where there is nothing to do. */
  isRoutine?: boolean | undefined;
}

/** More steps than any history needs: something goes round in circles. */
const MOST_STEPS = 50_000;

/**
 * The simulation's time. Everything that any part of the system waits for is a plan on it, and one plan is run at a
 * time: the next only when the last has had all its consequences. So a run depends on nothing but its plans.
 */
export function createTimeline(rest: Rest) {
  let now = 0;
  let steps = 0;
  let fingerprint = 0;
  let plans: Plan[] = [];

  function takeNext(until: number): Plan | undefined {
    const next = plans[0];
    if (!next || next.due > until) return undefined;
    plans.shift();
    return next;
  }

  return {
    get now() {
      return now;
    },
    get steps() {
      return steps;
    },
    /** The same for two runs in which the same things happened in the same order. */
    get fingerprint() {
      return fingerprint;
    },

    /** Whether nothing but routine is ahead. */
    get isQuiet() {
      return plans.every((plan) => plan.isRoutine || plan.owner?.alive === false);
    },

    /** @returns a function that calls it off. */
    plan(plan: Plan): () => void {
      const isLater = (other: Plan) => other.due > plan.due;
      const place = plans.findIndex(isLater);
      plans.splice(place < 0 ? plans.length : place, 0, plan);
      return () => {
        plans = plans.filter((other) => other !== plan);
      };
    },

    /** Lets everything happen that is due by then. @throws when it never ends. */
    async runUntil(until: number): Promise<void> {
      await rest.settled();
      for (let next = takeNext(until); next; next = takeNext(until)) {
        if (next.owner && !next.owner.alive) continue;
        now = Math.max(now, next.due);
        steps++;
        if (steps > MOST_STEPS) throw new Error(`still busy after ${MOST_STEPS} steps: ${next.label}`);
        fingerprint = hash(`${fingerprint} ${now} ${next.label}`);
        next.run();
        await rest.settled();
      }
      now = Math.max(now, until);
    },

    clear() {
      plans = [];
    },
  };
}

export type Timeline = ReturnType<typeof createTimeline>;
