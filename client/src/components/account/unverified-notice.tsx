import type { Words } from '@/strings/strings';

/** For whoever has not confirmed their address. A plain form: it works without JavaScript as well. */
export function UnverifiedNotice({ sent, words }: { sent: boolean; words: Words }) {
  const { mailed } = words.strings;
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">{mailed.unverified}</p>
      {sent ? (
        <p role="status" className="text-sm">
          {mailed.sentAgain}
        </p>
      ) : (
        <form method="post" action="/mailed/send-again">
          <button type="submit" className="button button-quiet">
            {mailed.sendAgain}
          </button>
        </form>
      )}
    </div>
  );
}
