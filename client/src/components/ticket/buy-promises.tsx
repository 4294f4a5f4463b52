import type { Words } from '@/strings/strings';

/** What a buyer can rely on. */
export function BuyPromises({ words: { strings } }: { words: Words }) {
  const { noFees, held, refunded } = strings.ticket;
  return (
    <ul className="buy-promises">
      {[noFees, held, refunded].map((promise) => (
        <li key={promise}>{promise}</li>
      ))}
    </ul>
  );
}
