'use client';

import { Message } from '@/components/message';
import { fontVariables } from '@/design/font';
import { site } from '@/strings/en/site';
import './globals.css';

/** Stands in for the whole document when even its frame cannot be rendered. Then nobody knows the visitor's language. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>{site.name}</title>
        <main className="mx-auto max-w-page px-5 sm:px-8">
          <Message {...site.failed}>
            <button type="button" className="button" onClick={retry}>
              {site.tryAgain}
            </button>
          </Message>
        </main>
      </body>
    </html>
  );
}
