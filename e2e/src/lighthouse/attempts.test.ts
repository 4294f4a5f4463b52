import { CommandFailed } from '@ticketing/local/command';
import { inAttempts } from './attempts.js';

const lost = () =>
  new CommandFailed('npm', 'Runtime error encountered: Please run Lighthouse again. (NO_NAVSTART)');

describe('a run of Lighthouse', () => {
  it('that has lost its recording is made again, and told of', async () => {
    const run = jest.fn(async () => 'report').mockRejectedValueOnce(lost());
    const told: string[] = [];
    expect(await inAttempts(run, (sentence) => told.push(sentence))).toBe('report');
    expect(told).toEqual(['Lighthouse has lost its recording (NO_NAVSTART): attempt 2 of 3']);
  });

  it('that loses it every time fails after the third', async () => {
    const run = jest.fn(() => Promise.reject(lost()));
    await expect(inAttempts(run, () => {})).rejects.toThrow('NO_NAVSTART');
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('that fails otherwise is not made again', async () => {
    const run = jest.fn(() => Promise.reject(new CommandFailed('npm', 'not installed')));
    await expect(inAttempts(run, () => {})).rejects.toThrow('not installed');
    expect(run).toHaveBeenCalledTimes(1);
  });
});
