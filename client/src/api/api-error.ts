/** One entry of an error's body: `{ "errors": [{ "message": "…", "field"?: "…", "code"?: "…" }] }`. */
export interface ErrorEntry {
  message: string;
  field?: string;
  /** Tells programs what went wrong, such as `insufficient_funds`. */
  code?: string;
}

interface Details {
  /** Seconds after which the same request may succeed, when the service says so. */
  retryAfter?: number;
  cause?: Error;
}

/** Why a request to a service failed. Status 0 means that no answer came. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly retryAfter: number | undefined;

  constructor(
    readonly status: number,
    readonly errors: ErrorEntry[],
    { retryAfter, cause }: Details = {},
  ) {
    super(`${status}: ${errors.map((entry) => entry.message).join('; ')}`, cause && { cause });
    this.retryAfter = retryAfter;
  }
}

const NO_ANSWER = 'The server did not answer. Check your connection and try again.';

const NOT_LOADED = 'The server did not answer. Check your connection and reload the page.';

/** What a request fails with that could not be sent, or that nothing came back to. */
export const noAnswer = (cause: Error): ApiError => new ApiError(0, [{ message: NO_ANSWER }], { cause });

/** The same, once what requests are made with has failed to come again: a page that is loaded anew may get it. */
export const notLoaded = (cause: Error): ApiError => new ApiError(0, [{ message: NOT_LOADED }], { cause });
