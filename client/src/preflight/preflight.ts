/** Where a request for a page leads to instead, if it does. */
export type Verdict = 'as-asked' | 'not-found' | 'unavailable';

/**
 * What a page stands on, by its path: if that is not to be had, there is no page. Next answers what a page throws with
 * an empty document that its scripts fill in, so this is found out before the page is begun.
 */
const foundations: [path: RegExp, request: (id: string) => string][] = [
  [/^\/$/, () => '/api/tickets?limit=1'],
  [/^\/tickets\/mine$/, () => '/api/tickets/mine'],
  [/^\/tickets\/new$/, () => '/api/users/currentuser'],
  [/^\/account$/, () => '/api/users/currentuser'],
  [/^\/orders$/, () => '/api/orders'],
  [/^\/tickets\/([^/]+)(?:\/edit)?$/, (id) => `/api/tickets/${id}`],
  [/^\/orders\/([^/]+)$/, (id) => `/api/orders/${id}`],
];

/** What has to be asked before the page of that path is begun; undefined when it stands on nothing. */
export function foundationOf(pathname: string): string | undefined {
  for (const [path, request] of foundations) {
    const match = path.exec(pathname);
    if (match) return request(match[1] ?? '');
  }
  return undefined;
}

/**
 * What the answer means for the page: `status` is 0 when none came. A session that is over is for the page to tell of:
 * it knows where to sign in. To a visitor who is signed in, what belongs to somebody else does not exist.
 */
export function judge(pathname: string, status: number): Verdict {
  if (status === 404) return 'not-found';
  if (status === 401 && /^\/orders\/./.test(pathname)) return 'not-found';
  return status === 0 || status >= 500 ? 'unavailable' : 'as-asked';
}
