import { type NextRequest, NextResponse } from 'next/server';
import { lookAhead } from './preflight/look-ahead';
import { contentSecurityPolicy } from './security-headers';
import { signInHref } from './session/safe-redirect';

const MEMBERS_ONLY = /^\/(?:orders|account|tickets\/new|tickets\/mine|tickets\/[^/]+\/edit)(?:\/|$)/;
const NONCE_BYTES = 16;

/**
 * Comes before every page. It sends visitors without a session to sign in, so that they get a real redirect (whether
 * the session is any good is for the page and the services to say); gives what is not there its status and a page that
 * needs no script; and makes the nonce without which no script runs.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  if (MEMBERS_ONLY.test(pathname) && !request.cookies.has('session')) {
    return NextResponse.redirect(new URL(signInHref(pathname + search), request.url));
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next reads the nonce of its own scripts from here.
  headers.set('content-security-policy', policy);

  const verdict = await lookAhead(pathname, request.headers);
  const answer =
    verdict === 'as-asked'
      ? NextResponse.next({ request: { headers } })
      : NextResponse.rewrite(new URL(pages[verdict].path, request.url), {
          request: { headers },
          status: pages[verdict].status,
        });
  answer.headers.set('content-security-policy', policy);
  return answer;
}

const pages = {
  // Any path that nothing answers to.
  'not-found': { path: '/nothing-here', status: 404 },
  unavailable: { path: '/unavailable', status: 503 },
};

export const config = {
  // Files have nothing to run.
  matcher: ['/((?!_next/static|posters/|icon.svg|robots.txt|sitemap.xml).*)'],
};
