import { createManualClock } from './manual-clock.js';

describe('the clock of tests', () => {
  it('moves only when it is moved', () => {
    const clock = createManualClock(new Date('2030-01-01T12:00:00Z'));
    clock.advance(1_500);
    expect(clock.now().toISOString()).toBe('2030-01-01T12:00:01.500Z');
  });

  it('runs what falls due on the way, in its order and at its time', () => {
    const clock = createManualClock(new Date(0));
    const ran: [string, number][] = [];
    const run = (name: string) => ran.push([name, clock.now().getTime()]);
    clock.after(30, () => run('third'));
    clock.after(10, () => {
      run('first');
      clock.after(10, () => run('second'));
    });
    clock.after(31, () => run('not yet'));

    clock.advance(30);
    expect(ran).toEqual([
      ['first', 10],
      ['second', 20],
      ['third', 30],
    ]);
  });

  it('does not run what was taken back', () => {
    const clock = createManualClock();
    const task = jest.fn();
    clock.after(10, task)();
    clock.advance(10);
    expect(task).not.toHaveBeenCalled();
  });
});
