// https://docs.stripe.com/security/guide#content-security-policy: Stripe.js opens its frames on changing subdomains.
const STRIPE_SCRIPT = 'https://js.stripe.com https://*.js.stripe.com';

/** What every page is answered with. Stripe's origins are there for the card form that a real key shows. */
export function securityHeaders(environment: string | undefined): { key: string; value: string }[] {
  return [
    { key: 'Content-Security-Policy', value: contentSecurityPolicy(environment) },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'X-Frame-Options', value: 'DENY' },
    { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
    { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  ];
}

function contentSecurityPolicy(environment: string | undefined): string {
  // React's development build rebuilds server stack traces with eval.
  const development = environment === 'development' ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    // Next writes the page's data as inline scripts.
    `script-src 'self' 'unsafe-inline'${development} ${STRIPE_SCRIPT}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self' https://api.stripe.com",
    `frame-src ${STRIPE_SCRIPT} https://hooks.stripe.com`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
