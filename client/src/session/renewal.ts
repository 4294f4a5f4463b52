/** How old a token is when its session is worth asking after, in milliseconds: auth makes none anew any sooner. */
const DUE = 10 * 60 * 1000;

/**
 * Whether the session's cookie holds a token that auth would make anew. What is asked on the visitor's behalf leaves the
 * new cookie on the server, so somebody has to ask and pass it on. Nothing is believed of the token: auth looks at it.
 */
export function isRenewalDue(cookie: string | undefined, now: number): boolean {
  const madeAt = madeAtOf(cookie ?? '');
  return madeAt !== undefined && now - madeAt >= DUE;
}

/** In milliseconds; undefined when it cannot be read. */
function madeAtOf(cookie: string): number | undefined {
  try {
    const { jwt } = JSON.parse(Buffer.from(cookie, 'base64').toString());
    const { iat } = JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url').toString());
    return typeof iat === 'number' ? iat * 1000 : undefined;
  } catch {
    return undefined;
  }
}
