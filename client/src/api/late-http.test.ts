import { ApiError } from './api-error';
import type { Http } from './http';
import { lateHttp } from './late-http';

const answer = { data: 'here' };
const arriving = () => ({ get: jest.fn(async () => answer), delete: jest.fn(async () => answer) });

describe('lateHttp', () => {
  afterEach(() => jest.useRealTimers());

  it('loads nothing before there is a request', () => {
    const load = jest.fn();
    lateHttp(load);
    expect(load).not.toHaveBeenCalled();
  });

  it('makes the request with what was loaded, as it was asked for', async () => {
    const http = arriving();
    const late = lateHttp(async () => http as unknown as Http);
    const { signal } = new AbortController();
    expect(await late.get('/api/tickets', { signal })).toBe(answer);
    expect(await late.delete('/api/tickets/1')).toBe(answer);
    expect(http.get).toHaveBeenCalledWith('/api/tickets', { signal });
    expect(http.delete).toHaveBeenCalledWith('/api/tickets/1');
  });

  it('fails as a request that could not be sent when it cannot be loaded, and loads again for the next', async () => {
    const lost = new Error('Failed to load chunk');
    const http = arriving();
    const load = jest.fn(async () => http as unknown as Http).mockRejectedValueOnce(lost);
    const late = lateHttp(load);
    const failed = late.get('/api/tickets');
    await expect(failed).rejects.toBeInstanceOf(ApiError);
    await expect(failed).rejects.toMatchObject({
      status: 0,
      errors: [{ message: expect.stringContaining('try again') }],
      cause: lost,
    });
    expect(await late.get('/api/tickets')).toBe(answer);
  });

  it('fails in the same way when it does not come in the time of an answer, and is there for the next when it came late', async () => {
    jest.useFakeTimers();
    const http = arriving();
    let arrive = (_http: Http) => {};
    const coming = new Promise<Http>((resolve) => {
      arrive = resolve;
    });
    const late = lateHttp(() => coming);
    const failed = expect(late.get('/api/tickets')).rejects.toMatchObject({
      status: 0,
      errors: [{ message: expect.stringContaining('try again') }],
    });
    await jest.advanceTimersByTimeAsync(10_000);
    await failed;
    expect(http.get).not.toHaveBeenCalled();

    arrive(http as unknown as Http);
    expect(await late.get('/api/tickets')).toBe(answer);
    expect(http.get).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('says from the second failure on that the page is to be loaded anew', async () => {
    const late = lateHttp(() => Promise.reject(new Error('Failed to load chunk')));
    await expect(late.get('/api/tickets')).rejects.toBeInstanceOf(ApiError);
    await expect(late.get('/api/tickets')).rejects.toMatchObject({
      status: 0,
      errors: [{ message: expect.stringContaining('reload the page') }],
    });
  });

  it('hands on why a request was refused', async () => {
    const refused = new ApiError(400, [{ message: 'Ticket is reserved' }]);
    const http = { get: async () => Promise.reject(refused) };
    const late = lateHttp(async () => http as unknown as Http);
    await expect(late.get('/api/tickets')).rejects.toBe(refused);
  });
});
