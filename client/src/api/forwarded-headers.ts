const PASSED_ON = ['host', 'cookie', 'user-agent', 'x-request-id', 'traceparent'];

/** The headers by which the services know whom a server component is asking for, and from where. */
export function forwardedHeaders(incoming: Headers): Record<string, string> {
  return Object.fromEntries(
    [...incoming].filter(([name]) => PASSED_ON.includes(name) || name.startsWith('x-forwarded-')),
  );
}
