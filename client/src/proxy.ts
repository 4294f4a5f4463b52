import { type NextRequest, NextResponse } from 'next/server';
import { signInHref } from './session/safe-redirect';

/**
 * Sends visitors without a session to sign in before a page for members begins to stream, so that they get a real
 * redirect. Whether the session is any good is for the page and the services to say.
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.cookies.has('session')) return NextResponse.next();
  const { pathname, search } = request.nextUrl;
  return NextResponse.redirect(new URL(signInHref(pathname + search), request.url));
}

export const config = {
  matcher: ['/orders/:path*', '/tickets/new', '/tickets/mine', '/tickets/:id/edit'],
};
