import type { cookies } from 'next/headers';

type Jar = Pick<Awaited<ReturnType<typeof cookies>>, 'set'>;

interface CookieOptions {
  path: string;
  expires?: Date;
  maxAge?: number;
  httpOnly: boolean;
  secure: boolean;
  sameSite?: 'lax' | 'strict' | 'none';
}

/** Hands the cookies of a service's answer on to the visitor, as they are. */
export function passCookies(headers: string[], jar: Jar): void {
  for (const header of headers) {
    const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
    const [name, value] = cut(pair);
    jar.set(name, decodeURIComponent(value), readOptions(attributes));
  }
}

function readOptions(attributes: string[]): CookieOptions {
  const found = new Map(
    attributes.map((attribute) => cut(attribute)).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const text = (name: string) => found.get(name);
  const sameSite = text('samesite')?.toLowerCase();
  return {
    path: text('path') ?? '/',
    httpOnly: found.has('httponly'),
    secure: found.has('secure'),
    ...(text('expires') && { expires: new Date(String(text('expires'))) }),
    ...(text('max-age') && { maxAge: Number(text('max-age')) }),
    ...((sameSite === 'lax' || sameSite === 'strict' || sameSite === 'none') && { sameSite }),
  };
}

function cut(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
