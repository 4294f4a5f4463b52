import type { ErrorRequestHandler, RequestHandler } from 'express';
import { isUnavailable, isVersionConflict } from '../mongo/errors.js';
import type { Logger } from '../process/logger.js';
import { HttpError, notFound, unavailable } from './errors.js';

export const unknownRoute: RequestHandler = () => {
  throw notFound();
};

/** Answers every error in the one shape. Only what nobody expected is logged as an error. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const known = toHttpError(error);
    if (!known) logger.error({ err: error }, 'unexpected error');
    else if (known.status >= 500) logger.warn({ err: error }, 'unavailable');
    if (response.headersSent) return next(error);
    const answer = known ?? new HttpError(500, 'Something went wrong');
    if (answer.retryAfter !== undefined) response.set('Retry-After', String(answer.retryAfter));
    response.status(answer.status).json({ errors: answer.errors });
  };
}

function toHttpError(error: unknown): HttpError | undefined {
  if (error instanceof HttpError) return error;
  if (isUnavailable(error) || isVersionConflict(error)) return unavailable();
  if (isClientFault(error)) return new HttpError(400, bodyFaults[error.type] ?? 'The request is malformed');
  return undefined;
}

/** What express and its body parser throw on a bad request, by their `type`. */
const bodyFaults: Record<string, string> = {
  'entity.parse.failed': 'The body is not valid JSON',
  'entity.too.large': 'The body is too large',
  'encoding.unsupported': 'The content encoding is not supported',
  'charset.unsupported': 'The character set is not supported',
};

function isClientFault(error: unknown): error is { status: number; type: string } {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500;
}
