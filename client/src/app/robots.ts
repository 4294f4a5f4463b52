import type { MetadataRoute } from 'next';
import { siteOrigin } from '@/site-origin';

export default async function robots(): Promise<MetadataRoute.Robots> {
  return {
    rules: {
      userAgent: '*',
      disallow: [
        '/api/',
        '/orders',
        '/account',
        '/tickets/new',
        '/tickets/mine',
        '/signin',
        '/signup',
        '/forgotten-password',
        '/reset-password',
        '/verify-email',
        '/change-email',
      ],
    },
    sitemap: `${await siteOrigin()}/sitemap.xml`,
  };
}
