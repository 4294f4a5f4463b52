import type { Api } from '@/api/api';

/** What is done by a link that was mailed, or asks for one: each a page of that name. `fields` are what is typed. */
export const mailedFields = {
  'forgotten-password': ['email'],
  'reset-password': ['password'],
  'verify-email': [],
  'change-email': [],
} as const satisfies Record<string, readonly ('email' | 'password')[]>;

export type MailedPurpose = keyof typeof mailedFields;
export type MailedField = 'email' | 'password';

export const isMailedPurpose = (purpose: string): purpose is MailedPurpose =>
  Object.hasOwn(mailedFields, purpose);

export interface MailedInput {
  token: string;
  email: string;
  password: string;
}

/** Asks the services for it. Resolves to the cookies that they set. @throws {ApiError} when they refuse. */
export async function carryOut(
  users: Api['users'],
  purpose: MailedPurpose,
  { token, email, password }: MailedInput,
): Promise<string[]> {
  if (purpose === 'reset-password') return users.resetPassword({ token, password });
  if (purpose === 'change-email') return users.confirmEmail(token);
  await (purpose === 'forgotten-password' ? users.forgetPassword(email) : users.verifyEmail(token));
  return [];
}

/** The page again, with the token of its link if it has one. */
export const mailedHref = (purpose: MailedPurpose, token: string): string =>
  token === '' ? `/${purpose}` : `/${purpose}?token=${encodeURIComponent(token)}`;

export const doneHref = (purpose: MailedPurpose): string => `/${purpose}?done=1`;
