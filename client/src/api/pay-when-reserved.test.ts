import { ApiError } from './api-error';
import { payWhenReserved } from './pay-when-reserved';

const notYet = new ApiError(400, [{ message: 'still being reserved' }], 1);
const declined = new ApiError(400, [{ message: 'Your card was declined.' }]);

const paying = (...answers: (ApiError | 'paid')[]) =>
  jest.fn(async () => {
    const answer = answers.shift();
    if (answer instanceof ApiError) throw answer;
  });

describe('payWhenReserved', () => {
  it('pays once when the ticket is reserved', async () => {
    const pay = paying('paid');
    const wait = jest.fn();
    await payWhenReserved(pay, { attempts: 3, wait });
    expect(pay).toHaveBeenCalledTimes(1);
    expect(wait).not.toHaveBeenCalled();
  });

  it('pays again after as long as it was told to wait', async () => {
    const pay = paying(notYet, notYet, 'paid');
    const wait = jest.fn();
    await payWhenReserved(pay, { attempts: 3, wait });
    expect(pay).toHaveBeenCalledTimes(3);
    expect(wait.mock.calls).toEqual([[1], [1]]);
  });

  it('does not try a declined card again', async () => {
    const pay = paying(declined, 'paid');
    await expect(payWhenReserved(pay, { attempts: 3, wait: jest.fn() })).rejects.toBe(declined);
    expect(pay).toHaveBeenCalledTimes(1);
  });

  it('does not pay again while nobody knows whether it has paid', async () => {
    const unknown = new ApiError(503, [{ message: 'we are checking' }], 5);
    const pay = paying(unknown, 'paid');
    await expect(payWhenReserved(pay, { attempts: 3, wait: jest.fn() })).rejects.toBe(unknown);
    expect(pay).toHaveBeenCalledTimes(1);
  });

  it('gives up after the last attempt with what it was told', async () => {
    const pay = paying(notYet, notYet, 'paid');
    await expect(payWhenReserved(pay, { attempts: 2, wait: jest.fn() })).rejects.toBe(notYet);
    expect(pay).toHaveBeenCalledTimes(2);
  });
});
