/** One entry of an error's body: `{ "errors": [{ "message": "…", "field"?: "…", "code"?: "…" }] }`. */
export interface ErrorEntry {
  /** For people: it may change with any release. */
  message: string;
  /** The field of the request that is at fault. */
  field?: string;
  /** For programs: the same for the same fault in every release, such as `card_declined`. */
  code?: string;
}

/** An error whose status and body are meant for the client. Everything else is answered 500, without its message. */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly errors: ErrorEntry[];
  /** @param retryAfter seconds after which the same request may succeed. */
  constructor(
    readonly status: number,
    errors: string | ErrorEntry[],
    readonly retryAfter?: number,
  ) {
    const entries = typeof errors === 'string' ? [{ message: errors }] : errors;
    super(entries.map((entry) => entry.message).join('; '));
    this.errors = entries;
  }
}

export const badRequest = (message: string, field?: string) =>
  new HttpError(400, [{ message, ...(field && { field }) }]);

/** Not signed in, or signed in as somebody else: both are 401 in this API. */
export const notAuthorized = () => new HttpError(401, 'Not authorized');

export const notFound = (what = 'Not found') => new HttpError(404, what);

/** The request is right but too early. @param retryAfter in seconds. */
export const notYet = (message: string, retryAfter: number) => new HttpError(400, message, retryAfter);

/** Asked too often. @param retryAfter in seconds. */
export const tooMany = (retryAfter: number) => new HttpError(429, againIn(retryAfter), retryAfter);

/** People are told as well, for whom seconds are of no use beyond a few. */
function againIn(seconds: number): string {
  if (seconds < 2) return 'Too many attempts. Please try again in a moment.';
  if (seconds <= 90) return `Too many attempts. Please try again in ${seconds} seconds.`;
  return `Too many attempts. Please try again in ${Math.ceil(seconds / 60)} minutes.`;
}

/**
 * No answer can be given now: something else has to be there first. What was begun may still be done in the end.
 * @param retryAfter in seconds.
 */
export const unavailable = (message = 'Temporarily unavailable, please try again', retryAfter = 1) =>
  new HttpError(503, message, retryAfter);
