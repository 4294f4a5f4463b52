import { type AxiosResponse, isAxiosError, isCancel } from 'axios';

/** One entry of an error's body: `{ "errors": [{ "message": "…", "field"?: "…" }] }`. */
export interface ErrorEntry {
  message: string;
  field?: string;
}

/** Why a request to a service failed. Status 0 means that no answer came. */
export class ApiError extends Error {
  override name = 'ApiError';

  constructor(
    readonly status: number,
    readonly errors: ErrorEntry[],
    /** Seconds after which the same request may succeed, when the service says so. */
    readonly retryAfter?: number,
  ) {
    super(`${status}: ${errors.map((entry) => entry.message).join('; ')}`);
  }
}

const NO_ANSWER = 'The server did not answer. Check your connection and try again.';
const UNAVAILABLE = 'This is not working right now. Please try again in a moment.';

/** Turns whatever a request was rejected with into an ApiError. An abandoned request stays what it is. */
export function toApiError(error: unknown): unknown {
  if (!isAxiosError(error) || isCancel(error)) return error;
  if (!error.response) return new ApiError(0, [{ message: NO_ANSWER }]);
  return fromResponse(error.response);
}

function fromResponse({ status, data, headers }: AxiosResponse<unknown>): ApiError {
  const errors = readEntries(data);
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  return new ApiError(
    status,
    errors.length > 0 ? errors : [{ message: UNAVAILABLE }],
    Number.isFinite(seconds) ? seconds : undefined,
  );
}

// A proxy on the way answers in its own shape, so nothing about the body is taken for granted.
function readEntries(data: unknown): ErrorEntry[] {
  const errors = (data as { errors?: unknown } | null | undefined)?.errors;
  return Array.isArray(errors) ? errors.filter(isEntry) : [];
}

function isEntry(value: unknown): value is ErrorEntry {
  return typeof (value as ErrorEntry | null)?.message === 'string';
}
