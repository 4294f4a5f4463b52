import { createManualClock } from '../testing/manual-clock.js';
import { every, pause, systemClock } from './clock.js';

describe('pause', () => {
  it('ends when its time has come', async () => {
    const clock = createManualClock();
    const ended = jest.fn();
    const pausing = pause(clock, 100).then(ended);

    clock.advance(99);
    await new Promise(setImmediate);
    expect(ended).not.toHaveBeenCalled();
    clock.advance(1);
    await pausing;
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('ends at once when its signal is aborted, and when that has happened already', async () => {
    const clock = createManualClock();
    const stopping = new AbortController();
    const pausing = pause(clock, 100, stopping.signal);
    stopping.abort();
    await pausing;
    await pause(clock, 100, stopping.signal);
  });
});

describe('every', () => {
  it('runs its task at each interval, the next only after the last has ended', async () => {
    const clock = createManualClock();
    let end = () => {};
    const task = jest.fn(
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    );
    const stop = every(clock, 1_000, task);

    clock.advance(999);
    expect(task).toHaveBeenCalledTimes(0);
    clock.advance(5_001);
    expect(task).toHaveBeenCalledTimes(1);
    end();
    await new Promise(setImmediate);
    clock.advance(1_000);
    expect(task).toHaveBeenCalledTimes(2);

    stop();
    end();
    await new Promise(setImmediate);
    clock.advance(10_000);
    expect(task).toHaveBeenCalledTimes(2);
  });
});

describe('the system clock', () => {
  it('runs a task after its delay, unless it is forgotten', async () => {
    const forgotten = jest.fn();
    systemClock.after(0, forgotten)();
    await new Promise<void>((resolve) => systemClock.after(1, resolve));
    expect(forgotten).not.toHaveBeenCalled();
    expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1_000);
  });

  it('does not run at once what is due in more than 24 days', async () => {
    const task = jest.fn();
    const forget = systemClock.after(2 ** 31, task);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(task).not.toHaveBeenCalled();
    forget();
  });
});
