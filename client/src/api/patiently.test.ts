import { ApiError } from './api-error';
import { onceKnown, patiently } from './patiently';

const refused = (status: number, retryAfter?: number) =>
  new ApiError(status, [{ message: 'not now' }], { retryAfter });

const answering = (...answers: (ApiError | 'paid')[]) =>
  jest.fn(async () => {
    const answer = answers.shift();
    if (answer instanceof ApiError) throw answer;
    return answer;
  });

const many = (error: ApiError) => Array.from({ length: 100 }, () => error);

describe('patiently', () => {
  it('asks once when it is answered', async () => {
    const [pay, wait] = [answering('paid'), jest.fn()];
    await expect(patiently(pay, wait)).resolves.toBe('paid');
    expect(pay).toHaveBeenCalledTimes(1);
    expect(wait).not.toHaveBeenCalled();
  });

  it.each([
    ['the ticket is still being reserved', refused(400, 2), 2],
    ['payments has not heard of the order', refused(404), 0.5],
    ['the connection was lost', refused(0), 1],
  ])('asks again while %s', async (_what, error, seconds) => {
    const [pay, wait] = [answering(error, error, 'paid'), jest.fn()];
    await expect(patiently(pay, wait)).resolves.toBe('paid');
    expect(wait.mock.calls).toEqual([[seconds], [seconds]]);
  });

  it.each([
    ['a declined card', refused(400)],
    ['a lost session', refused(401)],
    ['an outcome that nobody knows yet', refused(503, 5)],
  ])('does not ask again after %s', async (_what, error) => {
    const pay = answering(error, 'paid');
    await expect(patiently(pay, jest.fn())).rejects.toBe(error);
    expect(pay).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['an order that does not exist, within seconds', refused(404), 10],
    ['a server that is away, within seconds', refused(0), 10],
    ['a reservation that does not come, within a minute', refused(400, 1), 60],
  ])('gives up on %s', async (_what, error, seconds) => {
    const [pay, wait] = [answering(...many(error)), jest.fn()];
    await expect(patiently(pay, wait)).rejects.toBe(error);
    const waited = wait.mock.calls.reduce((sum, [pause]) => sum + pause, 0);
    expect(waited).toBeGreaterThan(seconds / 5);
    expect(waited).toBeLessThan(seconds);
  });

  it('does not hide a mistake in the program', async () => {
    const mistake = new TypeError('x is not a function');
    await expect(patiently(() => Promise.reject(mistake))).rejects.toBe(mistake);
  });
});

describe('onceKnown', () => {
  it('asks again while the service has not heard of what it is about, within seconds', async () => {
    const [buy, wait] = [answering(refused(404), refused(404), 'paid'), jest.fn()];
    await expect(onceKnown(buy, wait)).resolves.toBe('paid');
    expect(wait.mock.calls).toEqual([[0.5], [0.5]]);

    await expect(onceKnown(answering(...many(refused(404))), wait)).rejects.toMatchObject({ status: 404 });
  });

  it.each([
    ['a lost connection', refused(0)],
    ['a refusal', refused(400, 1)],
    ['a service that is away', refused(503, 1)],
  ])('does not ask again after %s', async (_what, error) => {
    const buy = answering(error, 'paid');
    await expect(onceKnown(buy, jest.fn())).rejects.toBe(error);
    expect(buy).toHaveBeenCalledTimes(1);
  });
});
