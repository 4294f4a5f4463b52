import type { ErrorEntry } from '@/api/api-error';
import { ApiError } from '@/api/api-error';
import { type Said, translate } from '@/strings/translate';

/** What was typed cannot be sent at all. Says so in the shape of an API error, so it is shown in the same way. */
export class InvalidInput extends Error {
  override name = 'InvalidInput';

  constructor(readonly errors: ErrorEntry[]) {
    super(errors.map((entry) => entry.message).join('; '));
  }
}

export interface FormErrors<Field extends string> {
  /** The first message of each field of the form, in the order of the form. */
  fields: Partial<Record<Field, string>>;
  /** What is no field's fault, or the fault of one that the form does not have. */
  summary: string[];
  /** The session is over, which is no field's fault: the form offers to sign in. */
  signedOut: boolean;
  /** The ticket was listed before, by a request whose answer got lost: the form leads to it. */
  alreadyListed: boolean;
}

export const noErrors: FormErrors<never> = {
  fields: {},
  summary: [],
  signedOut: false,
  alreadyListed: false,
};

/**
 * Says where each error of a failed submit is to be shown, in the words of `said` where it has some. What is not about the request is thrown on.
 */
export function toFormErrors<Field extends string>(
  error: unknown,
  fields: readonly Field[],
  said: Said = {},
): FormErrors<Field> {
  if (!(error instanceof ApiError || error instanceof InvalidInput)) throw error;
  if (error instanceof ApiError && error.status === 401 && !error.errors.some((entry) => entry.field)) {
    return { ...noErrors, signedOut: true };
  }
  const alreadyListed = error.errors.some(({ code }) => code === 'already_listed');
  const placed: FormErrors<Field> = { fields: {}, summary: [], signedOut: false, alreadyListed };
  for (const { message, field } of error.errors) {
    const known = fields.find((name) => name === field);
    const told = sentence(translate(message, said) ?? message);
    if (known === undefined) placed.summary.push(told);
    else placed.fields[known] ??= told;
  }
  return { ...placed, fields: inOrder(placed.fields, fields) };
}

/** As the fields of the form follow each other. */
function inOrder<Field extends string>(
  messages: Partial<Record<Field, string>>,
  fields: readonly Field[],
): Partial<Record<Field, string>> {
  const found = fields.filter((name) => messages[name] !== undefined);
  return Object.fromEntries(found.map((name) => [name, messages[name]])) as Partial<Record<Field, string>>;
}

const sentence = (message: string): string => message.charAt(0).toUpperCase() + message.slice(1);
