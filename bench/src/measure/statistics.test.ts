import { spreadOf } from './statistics.js';

describe('the spread of some numbers', () => {
  it('has the middle one, whatever their order', () => {
    expect(spreadOf([30, 4, 11])).toEqual({ median: 11, min: 4, max: 30 });
  });

  it('has the mean of the two in the middle when they are even', () => {
    expect(spreadOf([1, 8, 2, 4])).toEqual({ median: 3, min: 1, max: 8 });
  });

  it('is none of nothing', () => {
    expect(() => spreadOf([])).toThrow('nothing was measured');
  });
});
