import type { createTestService } from './test-service.js';

type Connection = ReturnType<typeof createTestService>['platform']['connection'];

/** What a model asks of the database. */
export interface Step {
  model: 'User' | 'SecondFactor';
  method: 'insertOne' | 'updateOne' | 'deleteOne' | 'findOne';
}

/** Lets the next such step go through these hands. */
export function onStep(
  connection: Connection,
  { model, method }: Step,
  hands: (go: () => Promise<unknown>) => Promise<unknown>,
) {
  const collection = connection.models[model]?.collection as never as Record<
    Step['method'],
    (...words: unknown[]) => Promise<unknown>
  >;
  const go = collection[method].bind(collection);
  const spy = jest.spyOn(collection, method);
  spy.mockImplementationOnce(async (...words) => {
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
