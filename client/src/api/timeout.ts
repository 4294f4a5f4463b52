/** How long whoever presses a button waits for an answer, and before that for what the request is made with. */
export const TIMEOUT_MS = 10_000;
