import { EventEmitter } from 'node:events';
import { answerOf } from './crew.js';
import { GOES_ON } from './signs-of-life.js';

const LONGEST = 1_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the answer of a worker', () => {
  it('is waited for as long as it goes on', async () => {
    const worker = new EventEmitter();
    const answer = answerOf(worker, LONGEST);
    for (let time = 0; time < 5; time++) {
      jest.advanceTimersByTime(LONGEST - 1);
      worker.emit('message', GOES_ON);
    }
    worker.emit('message', 'done');

    await expect(answer).resolves.toBe('done');
  });

  it('is given up once it stands still, or has ended', async () => {
    const worker = new EventEmitter();
    const answers = [answerOf(worker, LONGEST), answerOf(worker, LONGEST + 1)];
    jest.advanceTimersByTime(LONGEST);
    worker.emit('exit', null, 'SIGKILL');

    await expect(answers[0]).rejects.toThrow('the worker has done nothing for 1000 ms');
    await expect(answers[1]).rejects.toThrow('the worker ended with SIGKILL');
    expect(worker.eventNames()).toEqual([]);
  });
});
