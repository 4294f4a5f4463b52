import path from 'node:path';
import type { NextConfig } from 'next';
import { brotliHeaders, brotliRewrites } from './src/brotli';
import { fileHeaders, securityHeaders, sharedPictureHeaders } from './src/security-headers';

const repository = path.join(import.meta.dirname, '..');

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: repository,
  turbopack: {
    root: repository,
    // What next/dist/client/app-globals.js imports, for every page: Array.prototype.at, Object.fromEntries, URL.canParse
    // and others that all browsers of package.json's browserslist have. Next offers no way to leave it out.
    resolveAlias: { '../build/polyfills/polyfill-module': './src/no-polyfills.ts' },
  },
  poweredByHeader: false,
  // Where the development server is looked at from, besides localhost.
  allowedDevOrigins: ['127.0.0.1', 'ticketing.dev'],
  // The title belongs in the first bytes for everyone, not only for crawlers: the home page works without JavaScript.
  htmlLimitedBots: /.*/,
  // A body is kept for whoever comes after the proxy. Longer ones than this are refused anyway: src/forms/read-form.ts.
  experimental: { proxyClientMaxBodySize: '64kb' },
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    ...fileHeaders,
    ...sharedPictureHeaders,
    ...brotliHeaders,
  ],
  rewrites: async () => ({ beforeFiles: brotliRewrites, afterFiles: [], fallback: [] }),
};

export default config;
