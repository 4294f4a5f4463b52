import { createRest } from './rest.js';
import { createTimeline } from './timeline.js';

function start() {
  const rest = createRest();
  return { rest, timeline: createTimeline(rest), happened: [] as string[] };
}

describe('the timeline', () => {
  it('runs what is due in the order of time, and in the order of planning at the same time', async () => {
    const { timeline, happened } = start();
    for (const [due, label] of [
      [30, 'c'],
      [10, 'a'],
      [30, 'd'],
      [20, 'b'],
    ] as const) {
      timeline.plan({ due, label, run: () => happened.push(`${label} at ${timeline.now}`) });
    }

    await timeline.runUntil(25);
    expect(happened).toEqual(['a at 10', 'b at 20']);
    await timeline.runUntil(40);
    expect(happened).toEqual(['a at 10', 'b at 20', 'c at 30', 'd at 30']);
    expect(timeline.now).toBe(40);
  });

  it('runs a plan only when all that the one before has set in motion has ended', async () => {
    const { rest, timeline, happened } = start();
    const slow = async () => {
      await rest.during(() => new Promise((resolve) => setTimeout(resolve, 20)));
      await new Promise(setImmediate);
      await new Promise(process.nextTick);
      happened.push('the end of the first');
    };
    timeline.plan({ due: 1, label: 'first', run: () => void slow() });
    timeline.plan({ due: 2, label: 'second', run: () => happened.push('the second') });

    await timeline.runUntil(10);

    expect(happened).toEqual(['the end of the first', 'the second']);
  });

  it('does nothing of what was called off or belongs to what has died', async () => {
    const { timeline, happened } = start();
    const owner = { alive: true };
    const callOff = timeline.plan({ due: 1, label: 'off', run: () => happened.push('off') });
    timeline.plan({ due: 1, label: 'dead', owner, run: () => happened.push('dead') });
    callOff();
    owner.alive = false;

    await timeline.runUntil(10);

    expect(happened).toEqual([]);
  });

  it('ends with an error when it goes round in circles', async () => {
    const { timeline } = start();
    const again = () => void timeline.plan({ due: 1, label: 'circle', run: again });
    again();

    await expect(timeline.runUntil(10)).rejects.toThrow('circle');
  });
});
