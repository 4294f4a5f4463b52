import type { SignIn } from '@/api/types';
import { Moment } from '@/components/moment';
import { deviceOf } from '@/domain/device';
import { fill, type Words } from '@/strings/strings';

/** Where the visitor is signed in, each with a way to end it. Plain forms: they work without JavaScript as well. */
export function SignIns({ signIns, words }: { signIns: SignIn[]; words: Words }) {
  const { account } = words.strings;
  return (
    <section aria-labelledby="sign-ins" className="panel grid gap-5">
      <h3 id="sign-ins" className="font-semibold">
        {account.signIns}
      </h3>
      <ul className="grid gap-4">
        {signIns.map((signIn) => (
          <Entry key={signIn.id} signIn={signIn} words={words} />
        ))}
      </ul>
      <form method="post" action="/session/sign-out-everywhere" aria-label={account.everywhereForm}>
        <button type="submit" className="button button-quiet">
          {account.signOutEverywhere}
        </button>
      </form>
    </section>
  );
}

function Entry({ signIn: { id, agent, seenAt, current }, words }: { signIn: SignIn; words: Words }) {
  const { account } = words.strings;
  const device = deviceOf(agent) ?? account.unknownDevice;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3">
      <p>
        <span className="block [overflow-wrap:anywhere]">{device}</span>
        <span className="text-sm text-muted">
          {current ? account.thisDevice : <Moment at={seenAt} sentence={account.seen} />}
        </span>
      </p>
      {!current && (
        <form method="post" action="/session/end" aria-label={fill(account.endForm, { device })}>
          <input type="hidden" name="id" value={id} />
          <button type="submit" className="button button-quiet">
            {account.end}
          </button>
        </form>
      )}
    </li>
  );
}
