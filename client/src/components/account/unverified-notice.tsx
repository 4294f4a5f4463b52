import type { Words } from '@/strings/strings';

interface UnverifiedNoticeProps {
  /** From the address of the page: '1' when the mail has just been sent again, '0' when that failed. */
  sent: string | string[] | undefined;
  words: Words;
}

/** For whoever has not confirmed their address. A plain form: it works without JavaScript as well. */
export function UnverifiedNotice({ sent, words }: UnverifiedNoticeProps) {
  const { mailed } = words.strings;
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">{mailed.unverified}</p>
      {sent === '1' && (
        <p role="status" className="text-sm">
          {mailed.sentAgain}
        </p>
      )}
      {sent === '0' && (
        <p role="alert" className="rounded-field bg-bad-wash px-4 py-3 text-bad">
          {mailed.notSent}
        </p>
      )}
      <form method="post" action="/mailed/send-again">
        <button type="submit" className="button button-quiet">
          {mailed.sendAgain}
        </button>
      </form>
    </div>
  );
}
