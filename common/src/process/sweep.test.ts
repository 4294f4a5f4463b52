import { pino } from 'pino';
import { eventually } from '../testing/eventually.js';
import { createManualClock } from '../testing/manual-clock.js';
import { createSweep } from './sweep.js';

const logger = pino({ level: 'silent' });

function startSweep(run: (signal: AbortSignal) => Promise<void>) {
  const clock = createManualClock();
  const sweep = createSweep({ name: 'test sweep', interval: 1_000, clock, logger, run });
  return { clock, sweep };
}

describe('a sweep', () => {
  it('runs at start and then at each interval, also after a run that failed', async () => {
    const run = jest
      .fn()
      .mockRejectedValueOnce(new Error('the database is away'))
      .mockResolvedValue(undefined);
    const { clock, sweep } = startSweep(run);

    await sweep.start();
    expect(run).toHaveBeenCalledTimes(1);

    for (const runs of [2, 3]) {
      await eventually(() => {
        clock.advance(1_000);
        expect(run.mock.calls.length).toBeGreaterThanOrEqual(runs);
      });
    }
    await sweep.stop();
  });

  it('does not run beside itself', async () => {
    let running = 0;
    let runs = 0;
    let finish = () => {};
    const { clock, sweep } = startSweep(async () => {
      runs += 1;
      running += 1;
      expect(running).toBe(1);
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      running -= 1;
    });

    await sweep.start();
    clock.advance(10_000);
    expect(runs).toBe(1);
    finish();
    await eventually(() => {
      clock.advance(1_000);
      expect(runs).toBe(2);
    });
    finish();
    await sweep.stop();
  });

  it('tells a run that it should end, waits for it and does not begin another', async () => {
    const ended = jest.fn();
    const run = jest.fn(async (signal: AbortSignal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      ended();
    });
    const { clock, sweep } = startSweep(run);
    await sweep.start();

    await sweep.stop();
    expect(ended).toHaveBeenCalledTimes(1);
    clock.advance(10_000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('does not wait without end for a run that hangs', async () => {
    const { sweep } = startSweep(() => new Promise(() => {}));
    await sweep.start();

    await expect(sweep.stop()).resolves.toBeUndefined();
  });
});
