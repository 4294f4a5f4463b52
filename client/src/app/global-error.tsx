'use client';

import { Message } from '@/components/message';
import { fontVariables } from '@/design/font';
import './globals.css';

/** Stands in for the whole document when even its frame cannot be rendered. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>Ticketing</title>
        <main className="mx-auto max-w-page px-5 sm:px-8">
          <Message
            title="This did not work"
            text="The site is not answering right now. Please try again in a moment."
          >
            <button type="button" className="button" onClick={retry}>
              Try again
            </button>
          </Message>
        </main>
      </body>
    </html>
  );
}
