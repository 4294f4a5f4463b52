const ANY_ORIGIN = 'http://any';
/** Nobody comes back to these: they are done with once somebody is signed in, and some have a token in their address. */
const SESSION_PAGES = [
  '/signin',
  '/signup',
  '/forgotten-password',
  '/reset-password',
  '/verify-email',
  '/change-email',
];

/**
 * Where to go after signing in: the path in `?next=`, or the home page when it leads off this site or back to one of
 * those pages.
 */
export function safeRedirect(next: string | string[] | undefined): string {
  const path = ownPath(next);
  return SESSION_PAGES.includes(new URL(path, ANY_ORIGIN).pathname) ? '/' : path;
}

/**
 * A path of this site, or the home page for what leads off it. The address is resolved as a browser would:
 * `//evil.example` and `/\evil.example` are other sites.
 */
export function ownPath(path: unknown): string {
  if (typeof path !== 'string' || !path.startsWith('/') || !URL.canParse(path, ANY_ORIGIN)) return '/';
  const { origin, pathname, search, hash } = new URL(path, ANY_ORIGIN);
  // A path such as `/.//evil.example` is resolved to one that another resolution would take for a host.
  if (origin !== ANY_ORIGIN || pathname.startsWith('//')) return '/';
  return pathname + search + hash;
}

/** The address of the sign-in page that comes back to `path`. */
export const signInHref = (path: string): string => sessionHref('/signin', path);

export const signUpHref = (path: string): string => sessionHref('/signup', path);

function sessionHref(page: string, path: string): string {
  const next = safeRedirect(path);
  return next === '/' ? page : `${page}?next=${encodeURIComponent(next)}`;
}
