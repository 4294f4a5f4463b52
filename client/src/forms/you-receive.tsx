import { formatDollars, parseDollars } from '@/domain/money';
import { useWords } from '@/strings/words';

/** What the seller gets for a price as it is typed: all of it. */
export function YouReceive({ price = '' }: { price?: string }) {
  const { locale, strings } = useWords();
  const amount = parseDollars(price, locale);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 border-y border-line py-4">
      <p>
        <span className="font-semibold">{strings.sell.receive}</span>
        <span className="block text-sm text-muted">{strings.sell.receiveHint}</span>
      </p>
      <output className="display text-xl tabular-nums">
        {amount === undefined ? '–' : formatDollars(amount, locale)}
      </output>
    </div>
  );
}
