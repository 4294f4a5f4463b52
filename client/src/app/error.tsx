'use client';

import { Message } from '@/components/message';

/** A service did not answer, or something broke. Says nothing of the error: its text stays on the server. */
export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <Message
      title="This did not work"
      text="Part of the site is not answering right now. Nothing you did is lost; it is usually back in a moment."
    >
      <button type="button" className="button" onClick={retry}>
        Try again
      </button>
    </Message>
  );
}
