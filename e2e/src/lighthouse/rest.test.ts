import { untilRested } from './rest.js';

describe('waiting until the machine rests', () => {
  it('ends when it does', async () => {
    const look = jest.fn(async () => 0.95).mockResolvedValueOnce(0.1);
    expect(await untilRested(look)).toBeUndefined();
    expect(look).toHaveBeenCalledTimes(2);
  });

  it('ends with a machine that does not, and says how busy it is', async () => {
    const look = jest.fn(async () => 0.3);
    expect(await untilRested(look)).toBeCloseTo(0.7);
    expect(look).toHaveBeenCalledTimes(30);
  });
});
