import { type AxiosError, type AxiosResponse, isAxiosError, isCancel } from 'axios';
import { ApiError, type ErrorEntry, noAnswer } from './api-error';

const UNAVAILABLE = 'This is not working right now. Please try again in a moment.';

/** Turns whatever a request was rejected with into an ApiError. An abandoned request stays what it is. */
export function toApiError(error: unknown): unknown {
  if (!isAxiosError(error) || isCancel(error)) return error;
  const cause = causeOf(error);
  if (!error.response) return noAnswer(cause);
  const { status, data, headers }: AxiosResponse<unknown> = error.response;
  const errors = readEntries(data);
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : undefined;
  return new ApiError(status, errors.length > 0 ? errors : [{ message: UNAVAILABLE }], { retryAfter, cause });
}

/** For the log: which request it was and what went wrong. Axios's own error holds the visitor's cookie and input. */
function causeOf({ config, message, cause }: AxiosError): Error {
  return new Error(`${config?.method?.toUpperCase()} ${config?.url}: ${message}`, cause && { cause });
}

// A proxy on the way answers in its own shape, so nothing about the body is taken for granted.
function readEntries(data: unknown): ErrorEntry[] {
  const errors = (data as { errors?: unknown } | null | undefined)?.errors;
  return Array.isArray(errors) ? errors.filter(isEntry) : [];
}

function isEntry(value: unknown): value is ErrorEntry {
  return typeof (value as ErrorEntry | null)?.message === 'string';
}
