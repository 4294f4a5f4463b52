'use client';

import type { Charge, Order } from '@/api/types';
import { settledCharge } from '@/domain/charges';
import { receiptLines } from '@/domain/receipt';
import { useWords } from '@/strings/words';
import { PrintButton } from './print-button';

/** What was paid, and given back if it was. It is what the page prints. */
export function Receipt({ order, charges }: { order: Order; charges: Charge[] }) {
  const words = useWords();
  const texts = words.strings.order.receipt;
  const charge = settledCharge(charges);
  return (
    <section aria-labelledby="receipt" className="panel grid gap-5 print:border-0 print:p-0">
      <h2 id="receipt" className="display text-xl print:text-title">
        {texts.title}
      </h2>
      <dl>
        {receiptLines(order, charge, words).map(({ term, value }) => (
          <div key={term} className="grid grid-cols-[7rem_1fr] gap-4 border-t border-line py-3 last:border-b">
            <dt className="text-muted">{term}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      {!charge && <p className="text-sm text-muted">{texts.incomplete}</p>}
      <PrintButton />
    </section>
  );
}
