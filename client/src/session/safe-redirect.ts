const ANY_ORIGIN = 'http://any';
const SESSION_PAGES = ['/signin', '/signup'];

/**
 * Where to go after signing in: the path in `?next=`, or the home page when it leads off this site or back to a page
 * for signing in. The address is resolved as a browser would: `//evil.example` and `/\evil.example` are other sites.
 */
export function safeRedirect(next: string | string[] | undefined): string {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, ANY_ORIGIN)) return '/';
  const { origin, pathname, search, hash } = new URL(next, ANY_ORIGIN);
  // A path such as `/.//evil.example` is resolved to one that another resolution would take for a host.
  if (origin !== ANY_ORIGIN || pathname.startsWith('//') || SESSION_PAGES.includes(pathname)) return '/';
  return pathname + search + hash;
}

/** The address of the sign-in page that comes back to `path`. */
export const signInHref = (path: string): string => sessionHref('/signin', path);

export const signUpHref = (path: string): string => sessionHref('/signup', path);

function sessionHref(page: string, path: string): string {
  const next = safeRedirect(path);
  return next === '/' ? page : `${page}?next=${encodeURIComponent(next)}`;
}
