import { within } from './within.js';

const late = () => new Error('late');

describe('work that has to be done within a time', () => {
  it('gives what comes of it in time', async () => {
    await expect(within(10_000, Promise.resolve('done'), late)).resolves.toBe('done');
    await expect(within(10_000, Promise.reject(new Error('failed')), late)).rejects.toThrow('failed');
  });

  it('is given up when it takes longer', async () => {
    await expect(within(20, new Promise(() => {}), late)).rejects.toThrow('late');
  });

  it('may fail after that without anybody being told', async () => {
    let fail = (_error: Error) => {};
    const work = new Promise((_resolve, reject) => {
      fail = reject;
    });
    await expect(within(20, work, late)).rejects.toThrow('late');
    fail(new Error('failed'));
    await new Promise(setImmediate);
  });
});
