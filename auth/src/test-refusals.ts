/** What a refused request is answered, where its status alone would not tell one reason from another. */
const refusal = (message: string, more: { field?: string; code?: string } = {}) => ({
  status: 400,
  body: { errors: [{ message, ...more }] },
});

export const invalidCredentials = refusal('Invalid credentials');
export const linkNoLongerGood = refusal('This link is no longer good: please ask for another one', {
  field: 'token',
});
export const wrongCode = refusal('The code is wrong, or was used before', {
  field: 'code',
  code: 'second-factor-wrong',
});
export const notOn = refusal('The second factor is not on');
export const overtaken = refusal('This took too long, or was begun anew elsewhere: please begin again');
export const emailInUse = refusal('Email in use', { field: 'email' });
