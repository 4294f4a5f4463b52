/** What is served in Brotli, and as what: compress.mjs lays the copies there when the client is built. */
const types = { js: 'application/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

const built = process.env.NODE_ENV === 'production';

/** Whoever takes Brotli is given the copy. */
export const brotliRewrites = Object.keys(built ? types : {}).map((extension) => ({
  source: `/_next/static/:path(.+\\.${extension})`,
  has: [{ type: 'header' as const, key: 'accept-encoding', value: '.*\\bbr\\b.*' }],
  destination: '/_next/static/:path.br',
}));

/** And told so. A cache on the way keeps both. */
export const brotliHeaders = Object.entries(built ? types : {}).map(([extension, type]) => ({
  source: `/_next/static/:path(.+\\.${extension})`,
  has: [{ type: 'header' as const, key: 'accept-encoding', value: '.*\\bbr\\b.*' }],
  headers: [
    { key: 'Content-Encoding', value: 'br' },
    { key: 'Content-Type', value: type },
    { key: 'Vary', value: 'Accept-Encoding' },
  ],
}));
