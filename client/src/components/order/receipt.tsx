'use client';

import type { Charge, Order } from '@/api/types';
import { useTimeZone } from '@/components/use-time-zone';
import { settledCharge } from '@/domain/charges';
import { receiptLines } from '@/domain/receipt';
import type { Line } from '@/domain/receipt-line';
import { fill } from '@/strings/strings';
import { useWords } from '@/strings/words';
import { PrintButton } from './print-button';

interface ReceiptProps {
  order: Order;
  event: Line[];
  charges: Charge[];
}

/** What was paid, and given back if it was. It is all that the page prints, so it says by itself whose receipt it is. */
export function Receipt({ order, event, charges }: ReceiptProps) {
  const words = useWords();
  const { site, order: texts } = words.strings;
  const charge = settledCharge(charges);
  const timeZone = useTimeZone();
  return (
    <section aria-labelledby="receipt" className="panel grid gap-5 print:border-0 print:p-0">
      <p className="display hidden text-lg print:block">{site.name}</p>
      <h2 id="receipt" className="display text-xl print:text-title">
        {texts.receipt.title}
      </h2>
      <dl>
        {receiptLines({ order, charge, event, timeZone }, words).map(({ term, value }) => (
          <div
            key={term}
            className="grid grid-cols-[6rem_1fr] gap-3 border-t border-line py-3 text-sm last:border-b sm:grid-cols-[7rem_1fr] sm:gap-4 sm:text-base"
          >
            <dt className="text-muted">{term}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      {!charge && <p className="text-sm text-muted">{texts.receipt.incomplete}</p>}
      <p className="text-xs text-muted">{fill(texts.receipt.order, { id: order.id })}</p>
      <PrintButton />
    </section>
  );
}
