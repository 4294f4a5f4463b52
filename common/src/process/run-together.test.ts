import { runTogether } from './run-together.js';

describe('work that many ask for', () => {
  it('runs once for all who ask while it runs, after that', async () => {
    const finish: (() => void)[] = [];
    let runs = 0;
    const run = runTogether(() => {
      runs += 1;
      return new Promise<void>((resolve) => finish.push(resolve));
    });

    const first = run();
    const justAfter = first.then(run);
    const others = [run(), run(), run()];
    expect(runs).toBe(1);
    finish[0]?.();
    await first;
    await new Promise(setImmediate);
    expect(runs).toBe(2);
    finish[1]?.();

    await Promise.all([...others, justAfter]);
    expect(runs).toBe(2);
  });

  it('runs again after a run that failed, which fails for those who asked for it', async () => {
    const work = jest.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue(undefined);
    const run = runTogether(work);

    await expect(run()).rejects.toThrow('away');
    await expect(run()).resolves.toBeUndefined();
    expect(work).toHaveBeenCalledTimes(2);
  });
});
