import type { Model } from 'mongoose';
import { shareNext } from '../process/share-next.js';
import { isDuplicateKey } from './errors.js';
import { refusedWrites } from './refused-writes.js';

type State = { id: string; version: number } & Record<string, unknown>;
type Apply = (state: State) => Promise<boolean>;
type Copies = Model<{ version: number }>;

/** One for each model, by which those who ask at the same time find each other. */
const together = new WeakMap<object, Apply>();

/**
 * Stores another service's state if it is newer than what is held: duplicates, reordering and gaps are harmless.
 * The copy is replaced whole, so a field that the new state no longer has (an order's id after an unlock) goes too.
 * States that come at the same time share one write, each with its own end.
 * @returns whether it was newer.
 */
export function applyIfNewer<T extends { version: number }>(model: Model<T>, state: State): Promise<boolean> {
  const apply = together.get(model) ?? createApply(model as never);
  together.set(model, apply);
  // An object of its own, also where one event is handled twice at the same time.
  return apply({ ...state });
}

function createApply(model: Copies): Apply {
  const write = shareNext(async (states: State[]): Promise<Map<State, boolean>> => {
    const [first, ...others] = states as [State, ...State[]];
    if (others.length === 0) return new Map([[first, await applyAlone(model, first)]]);
    const refused = await applyAll(model, states);
    return new Map(states.filter((_, index) => !refused.includes(index)).map((state) => [state, true]));
  });
  // Alone it is found out why one was refused: mostly something as new is there.
  return async (state) => (await write(state)).get(state) ?? applyAlone(model, state);
}

/** What is not refused is stored, as each either replaces or inserts. @returns the places of those that were refused. */
const applyAll = (model: Copies, states: State[]): Promise<number[]> =>
  model
    .bulkWrite(
      states.map((state) => ({ replaceOne: { ...replacementBy(state), upsert: true } })),
      // As by itself: an event is checked when it arrives.
      { ordered: false, skipValidation: true, throwOnValidationError: true },
    )
    .then(() => [], refusedWrites);

async function applyAlone(model: Copies, state: State): Promise<boolean> {
  const { filter, replacement } = replacementBy(state);
  const replace = (upsert: boolean) => model.replaceOne(filter, replacement, { upsert });
  try {
    const result = await replace(true);
    return result.upsertedCount + result.modifiedCount > 0;
  } catch (error) {
    if (!isDuplicateKey(error, '_id')) throw error;
    // There was nothing older to replace and yet something in the way: it is as new or newer, or it is older and
    // came between the look and the insert. Now that it is there, one more look tells.
    const { modifiedCount } = await replace(false);
    return modifiedCount > 0;
  }
}

function replacementBy({ id, ...state }: State) {
  const older = { _id: id, version: { $lt: state.version } };
  return { filter: older as never, replacement: state as never };
}
