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

/** Asks the services for it. @throws {ApiError} when they refuse. */
export function carryOut(
  users: Api['users'],
  purpose: MailedPurpose,
  { token, email, password }: MailedInput,
): Promise<void> {
  if (purpose === 'forgotten-password') return users.forgetPassword(email);
  if (purpose === 'reset-password') return users.resetPassword({ token, password });
  return purpose === 'change-email' ? users.confirmEmail(token) : users.verifyEmail(token);
}

/** The page again. With a token it asks; without one it says that it is done. */
export const mailedHref = (purpose: MailedPurpose, token: string): string =>
  token === '' ? `/${purpose}` : `/${purpose}?token=${encodeURIComponent(token)}`;

export const doneHref = (purpose: MailedPurpose): string => `/${purpose}?done=1`;
