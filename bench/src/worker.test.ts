import { endWorkers, startWorker } from './worker.js';

describe('workers that a row has left behind', () => {
  it('are ended, whatever they are doing', async () => {
    const start = () => startWorker<{ mongoUri: string }, unknown>('./bare/shell.mjs', (command) => command);
    // Nobody is there, so that it would wait for half a minute.
    const asked = [start(), start()].map((worker) =>
      worker.ask({ mongoUri: 'mongodb://127.0.0.1:1' }).catch((error: Error) => error.message),
    );

    await endWorkers();

    expect(await Promise.all(asked)).toEqual(['./bare/shell.mjs has ended', './bare/shell.mjs has ended']);
  });
});
