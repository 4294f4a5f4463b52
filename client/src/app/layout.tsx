import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SiteFooter } from '@/components/site/site-footer';
import { SiteHeader } from '@/components/site/site-header';
import { fontVariables } from '@/design/font';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Ticketing', template: '%s · Ticketing' },
  description: 'Tickets for events, sold by the people who hold them.',
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontVariables}>
      <body className="flex flex-col">
        <a href="#content" className="button sr-only focus:not-sr-only focus:absolute focus:m-3">
          Skip to content
        </a>
        <SiteHeader />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-page flex-1 px-5 pt-6 pb-20 sm:px-8 sm:pt-10"
        >
          {children}
        </main>
        <SiteFooter />
      </body>
    </html>
  );
}
