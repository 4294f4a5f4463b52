import { ApiError } from './api-error';

describe('ApiError', () => {
  it('says in its own message what the service said, for the log', () => {
    expect(new ApiError(400, [{ message: 'a' }, { message: 'b' }]).message).toBe('400: a; b');
  });
});
