import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { FocusPage } from '@/components/site/focus-page';
import { SiteFooter } from '@/components/site/site-footer';
import { SiteHeader } from '@/components/site/site-header';
import { fontVariables } from '@/design/font';
import { PICTURE_SIZE } from '@/metadata/picture';
import { siteOrigin } from '@/site-origin';
import { getWords } from '@/strings/server';
import { WordsProvider } from '@/strings/words';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const { locale, strings } = await getWords();
  const { name, description } = strings.site;
  return {
    metadataBase: new URL(await siteOrigin()),
    title: { default: name, template: `%s · ${name}` },
    description,
    openGraph: {
      siteName: name,
      type: 'website',
      locale: locale.replace('-', '_'),
      images: [{ url: '/site-picture', ...PICTURE_SIZE }],
    },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f5f0' },
    { media: '(prefers-color-scheme: dark)', color: '#0e0e13' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const words = await getWords();
  return (
    <html lang={words.language} className={fontVariables}>
      <body className="flex flex-col">
        <WordsProvider words={words}>
          <a href="#content" className="button sr-only focus:not-sr-only focus:absolute focus:z-20 focus:m-3">
            {words.strings.site.skip}
          </a>
          <SiteHeader />
          <main
            id="content"
            tabIndex={-1}
            className="relative mx-auto w-full max-w-page flex-1 px-5 pt-5 pb-20 outline-none sm:px-8 sm:pt-10"
          >
            {children}
          </main>
          <SiteFooter />
          <FocusPage />
        </WordsProvider>
      </body>
    </html>
  );
}
