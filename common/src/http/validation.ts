import type { RequestHandler } from 'express';
import { body, type ValidationChain } from 'express-validator';
import { HttpError } from './errors.js';

/** Runs the chains and answers 400 with the first fault of each, in their order, before the route sees the request. */
export const validate =
  (...chains: ValidationChain[]): RequestHandler =>
  async (request, _response, next) => {
    const results = await Promise.all(chains.map((chain) => chain.run(request)));
    const faults = results.flatMap((result) => result.array({ onlyFirstError: true }));
    if (faults.length === 0) return next();
    const entries = faults.map((fault) => ({
      message: String(fault.msg),
      ...(fault.type === 'field' && { field: fault.path }),
    }));
    throw new HttpError(400, entries);
  };

/** Text that can be stored and sent: half of a surrogate pair is no character, though JSON may hold it. */
const isText = (value: unknown) =>
  typeof value === 'string' && !value.includes('\0') && !/\p{Surrogate}/u.test(value);

// express-validator reads ["a@b.co"] as "a@b.co": every chain begins by asking for the JSON type.
const stringField = (name: string, message: string) => body(name, message).custom(isText).bail();

/** A line of text, trimmed, of 1 to `max` characters. */
export const textField = (name: string, max: number) =>
  stringField(name, `${name} must be text`)
    .trim()
    .isLength({ min: 1 })
    .withMessage(`${name} must not be empty`)
    .bail()
    .isLength({ max })
    .withMessage(`${name} must have at most ${max} characters`);

/** An e-mail address, in lower case. RFC 5321 limits it to 254 characters. */
export const emailField = (name = 'email') =>
  stringField(name, 'Email must be valid').trim().isLength({ max: 254 }).isEmail().toLowerCase();

/** A secret, never trimmed. `max` in characters bounds the work of hashing it. */
export const secretField = (name: string, min: number, max: number) =>
  stringField(name, `${name} must be text`)
    .isLength({ min, max })
    .withMessage(`${name} must have between ${min} and ${max} characters`);

const OBJECT_ID = /^[0-9a-f]{24}$/i;

/** Whether a document could have that id. A request for one that cannot exist is answered as for one that does not. */
export const isObjectId = (value: unknown): value is string =>
  typeof value === 'string' && OBJECT_ID.test(value);

/** The id of a document. */
export const idField = (name: string) =>
  body(name).custom(isObjectId).withMessage(`${name} must be a valid id`).bail().toLowerCase();
