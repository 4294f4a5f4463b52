import type { Schema } from 'mongoose';
import { versionOCCPlugin } from 'mongoose-update-if-current/lib/version-occ-plugin.js';
import { pause, systemClock } from '../process/clock.js';
import { isVersionConflict } from './errors.js';

/**
 * Makes save() a compare-and-set on `version`, which it raises by one.
 *
 * mongoose-update-if-current 1.4 registers a hook that calls `next`, which mongoose 9 no longer passes. The
 * plugin uses two members of the schema, so it is given a facade of those two that calls its hook with a `next`
 * that does nothing.
 *
 * It is imported past the package's index, which loads core-js/stable: that replaces JSON.stringify, push and much
 * else of the whole process by versions in JavaScript, at twice the time for a list of tickets, and 40 MB.
 */
export function optimisticConcurrency(schema: Schema): void {
  schema.set('versionKey', 'version');
  const facade = {
    get: (key: 'versionKey') => schema.get(key),
    pre: (event: 'save', hook: (this: unknown, next: () => void) => void) =>
      schema.pre(event, function callHook() {
        hook.call(this, () => {});
      }),
  };
  versionOCCPlugin(facade as unknown as Schema);
}

const MOST_ATTEMPTS = 20;
const LONGEST_DELAY = 256;

/**
 * Runs read-decide-save again when another writer saved in between, so that the decision is always made on
 * the newest state. `work` must read what it decides on.
 * @throws the conflict when it has lost twenty times; random pauses let a hundred writers pass before that.
 */
export async function retryOnConflict<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isVersionConflict(error) || attempt === MOST_ATTEMPTS) throw error;
      await pause(systemClock, Math.random() * Math.min(2 ** attempt, LONGEST_DELAY));
    }
  }
}
