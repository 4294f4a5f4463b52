import { badRequest, secretField } from '@ticketing/common';

/** Far longer than any token of ours. */
const LONGEST_TOKEN = 200;

export const tokenField = () => secretField('token', 1, LONGEST_TOKEN);

/** What was found for a token. @throws {HttpError} 400 when it is used up, out of date, replaced, or was never given. */
export function linkOrRefuse<T>(link: T | null): T {
  if (!link) throw badRequest('This link is no longer good: please ask for another one', 'token');
  return link;
}
