import { createManualClock } from '../testing/manual-clock.js';
import { createRecent } from './recent.js';

const LIMITS = { most: 2, freshFor: 1_000 };

describe('what was found out a moment ago', () => {
  it('is known for so long', () => {
    const clock = createManualClock();
    const recent = createRecent<number>(clock, LIMITS);
    recent.set('a', 1);
    clock.advance(999);
    expect(recent.get('a')).toBe(1);
    clock.advance(1);
    expect(recent.get('a')).toBeUndefined();
  });

  it('is known for so long from when it was true, however long it took to find out', () => {
    const clock = createManualClock();
    const recent = createRecent<number>(clock, LIMITS);
    const asked = clock.now();
    clock.advance(900);
    recent.set('a', 1, asked);
    clock.advance(99);
    expect(recent.get('a')).toBe(1);
    clock.advance(1);
    expect(recent.get('a')).toBeUndefined();
  });

  it('is not known for longer where the clock was set back', () => {
    let now = 1_000_000;
    const recent = createRecent<number>({ now: () => new Date(now), after: () => () => {} }, LIMITS);
    recent.set('a', 1);
    now -= 600_000;
    expect(recent.get('a')).toBeUndefined();
  });

  it('makes room for what was found out since', () => {
    const recent = createRecent<number>(createManualClock(), LIMITS);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.set('a', 3);
    recent.set('c', 4);
    expect(['a', 'b', 'c'].map(recent.get)).toEqual([3, undefined, 4]);
  });

  it('is forgotten when it is known to be otherwise', () => {
    const recent = createRecent<number>(createManualClock(), LIMITS);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.delete('a');
    expect(['a', 'b'].map(recent.get)).toEqual([undefined, 2]);
    recent.clear();
    expect(recent.get('b')).toBeUndefined();
  });
});
