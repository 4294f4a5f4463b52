import type { MetadataRoute } from 'next';
import { siteOrigin } from '@/site-origin';

export default async function robots(): Promise<MetadataRoute.Robots> {
  return {
    // What belongs to somebody leads everybody else to sign in, which asks not to be listed.
    rules: { userAgent: '*', disallow: '/api/' },
    sitemap: `${await siteOrigin()}/sitemap.xml`,
  };
}
