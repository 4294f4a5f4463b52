import { createCapturedLog } from '../testing/captured-log.js';
import { eventually } from '../testing/eventually.js';
import { createManualClock } from '../testing/manual-clock.js';
import { noTracer } from '../tracing/tracer.js';
import { createSweep } from './sweep.js';
import { currentTrace } from './trace-context.js';

function startSweep(run: (signal: AbortSignal) => Promise<void>) {
  const clock = createManualClock();
  const { logger, lines } = createCapturedLog();
  const sweep = createSweep({ name: 'test sweep', interval: 1_000, clock, logger, tracer: noTracer, run });
  return { clock, sweep, lines };
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

  it('gives each run a trace of its own, also in the log', async () => {
    const traces: unknown[] = [];
    const { clock, sweep, lines } = startSweep(async () => {
      traces.push(currentTrace()?.traceId);
      throw new Error('the database is away');
    });
    await sweep.start();
    await eventually(() => {
      clock.advance(1_000);
      expect(lines.length).toBeGreaterThan(1);
    });
    await sweep.stop();

    expect(traces[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(traces).size).toBe(traces.length);
    expect(lines.map(({ traceId }) => traceId)).toEqual(traces);
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

  it('runs at once when it is asked to, after the run that is under way', async () => {
    const finish: (() => void)[] = [];
    const { sweep } = startSweep(() => new Promise<void>((resolve) => finish.push(resolve)));
    await sweep.start();

    const asked = jest.fn();
    const both = [sweep.now().then(asked), sweep.now().then(asked)];
    await new Promise(setImmediate);
    expect(finish).toHaveLength(1);
    finish[0]?.();
    await eventually(() => expect(finish).toHaveLength(2));
    expect(asked).not.toHaveBeenCalled();
    finish[1]?.();
    await Promise.all(both);
    await sweep.stop();
    await sweep.now();
    expect(finish).toHaveLength(2);
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
