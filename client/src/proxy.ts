import { type NextRequest, NextResponse } from 'next/server';
import { lookAhead } from './preflight/look-ahead';
import { plainPage } from './preflight/plain-page';
import { placeholderFor, readyHome } from './ready/ready-home';
import { contentSecurityPolicy } from './security-headers';
import { KNOWN_SESSION } from './session/known-session';
import { renewedCookies } from './session/renewed-cookies';
import { signInHref } from './session/safe-redirect';
import { catalogue } from './strings/catalogue';
import { chooseLanguage } from './strings/choose-language';
import { LANGUAGE_COOKIE } from './strings/language-cookie';

const MEMBERS_ONLY = /^\/(?:orders|account|tickets\/new|tickets\/mine|tickets\/[^/]+\/edit)(?:\/|$)/;
const NONCE_BYTES = 16;

/**
 * Comes before every page. It sends visitors without a session to sign in, so that they get a real redirect (whether
 * the session is any good is for the page and the services to say); gives what is not there its status and a page that
 * needs no script; makes the nonce without which no script runs; and keeps the session of whoever is there going.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  if (MEMBERS_ONLY.test(pathname) && !request.cookies.has('session')) {
    return NextResponse.redirect(new URL(signInHref(pathname + search), request.url));
  }
  const placeholder = placeholderFor(request);
  const nonce = placeholder ?? newNonce();
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next reads the nonce of its own scripts from here.
  headers.set('content-security-policy', policy);
  if (!placeholder) headers.delete(KNOWN_SESSION);

  const { page, cookies } = (await readyHome(request, nonce)) ?? (await ownPage(request, headers, nonce));
  page.headers.set('content-security-policy', policy);
  for (const cookie of cookies) page.headers.append('set-cookie', cookie);
  return page;
}

/** The page that is made for the one who asks. */
async function ownPage(request: NextRequest, headers: Headers, nonce: string) {
  const [verdict, cookies] = await Promise.all([lookAhead(request), renewedCookies(request)]);
  const page = verdict === 'unavailable' ? unavailable(request, nonce) : goOn(request, verdict, headers);
  return { page, cookies };
}

const newNonce = () => Buffer.from(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))).toString('base64');

function goOn(request: NextRequest, verdict: 'as-asked' | 'not-found', headers: Headers): NextResponse {
  if (verdict === 'as-asked') return NextResponse.next({ request: { headers } });
  // Any path that nothing answers to.
  return NextResponse.rewrite(new URL('/nothing-here', request.url), { request: { headers }, status: 404 });
}

function unavailable(request: NextRequest, nonce: string): NextResponse {
  const chosen = request.cookies.get(LANGUAGE_COOKIE)?.value;
  const { language, locale } = chooseLanguage(chosen, request.headers.get('accept-language'));
  const page = plainPage('failed', { language, locale, strings: catalogue[language] }, nonce);
  return new NextResponse(page, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '5' },
  });
}

export const config = {
  // Files have nothing to run.
  matcher: [
    '/((?!_next/static/.|posters/[^/]+/[^/]+$|icon\\.svg$|offline-worker\\.js$|robots\\.txt$|sitemap\\.xml$).*)',
  ],
};
