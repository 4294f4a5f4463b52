'use client';

import { Message } from '@/components/message';
import { useWords } from '@/strings/words';

/** A service did not answer, or something broke. Says nothing of the error: its text stays on the server. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  const { site } = useWords().strings;
  return (
    <>
      {/* The page that failed brings none, and that of the page before is gone. */}
      <title>{`${site.failed.title} · ${site.name}`}</title>
      <Message {...site.failed}>
        <button type="button" className="button" onClick={retry}>
          {site.tryAgain}
        </button>
      </Message>
    </>
  );
}
