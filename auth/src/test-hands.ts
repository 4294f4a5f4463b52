import type { createTestService } from './test-service.js';

type Connection = ReturnType<typeof createTestService>['platform']['connection'];

/** What a model asks of the database. */
export interface Step {
  model: 'User' | 'SecondFactor' | 'Mail';
  method: 'insertOne' | 'updateOne' | 'updateMany' | 'deleteOne' | 'findOne';
  /** How many such come before the one that is meant. */
  after?: number;
}

/** Lets the next such step go through these hands. */
export function onStep(
  connection: Connection,
  { model, method, after = 0 }: Step,
  hands: (go: () => Promise<unknown>) => Promise<unknown>,
) {
  const collection = connection.models[model]?.collection as never as Record<
    Step['method'],
    (...words: unknown[]) => Promise<unknown>
  >;
  const go = collection[method].bind(collection);
  const spy = jest.spyOn(collection, method);
  let before = 0;
  spy.mockImplementation(async (...words) => {
    if (before++ < after) return go(...words);
    spy.mockRestore();
    return hands(() => go(...words));
  });
}

export const crash = () => Promise.reject(new Error('a crash'));

/** For `onStep`: a crash that comes right after it. */
export async function thenCrash(go: () => Promise<unknown>) {
  await go();
  return crash();
}
