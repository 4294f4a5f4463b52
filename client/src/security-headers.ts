// https://docs.stripe.com/security/guide#content-security-policy: Stripe.js opens its frames on changing subdomains.
const STRIPE_SCRIPT = 'https://js.stripe.com https://*.js.stripe.com';

/** What everything is answered with. Pages have a Content-Security-Policy beside it, each with a nonce of its own. */
export const securityHeaders: { key: string; value: string }[] = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  // Over plain HTTP browsers take no notice of it: https://www.rfc-editor.org/rfc/rfc6797#section-8.1
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
];

/** What the matcher of proxy.ts leaves out, and so has no policy of a page. */
const FILES = [
  '/_next/static/:path+',
  '/posters/:category/:seed',
  '/icon.svg',
  '/offline-worker.js',
  '/robots.txt',
  '/sitemap.xml',
];

/** Of files, in which nothing runs as a page, and which nobody is to frame as one. */
export const fileHeaders = FILES.map((source) => ({
  source,
  headers: [
    { key: 'Content-Security-Policy', value: "object-src 'none'; base-uri 'none'; frame-ancestors 'none'" },
  ],
}));

/** Pictures for chats, which some show in pages of their own: any site may have them. */
export const sharedPictureHeaders = ['/site-picture', '/tickets/:id/opengraph-image'].map((source) => ({
  source,
  headers: [{ key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' }],
}));

/**
 * Only scripts that carry the nonce of this answer run, and what they load. Stripe's origins are there for the card
 * form that a real key shows, and for browsers that do not know `strict-dynamic`.
 */
export function contentSecurityPolicy(nonce: string, environment: string | undefined): string {
  const development = environment === 'development';
  // React's development build rebuilds server stack traces with eval, and the overlay has styles of its own.
  const script = `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''} ${STRIPE_SCRIPT}`;
  return [
    "default-src 'self'",
    `script-src ${script}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Attributes only: React writes some while it moves things, Stripe.js sizes its frames.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self' https://api.stripe.com${development ? ' ws:' : ''}`,
    `frame-src ${STRIPE_SCRIPT} https://hooks.stripe.com`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
