'use client';

import { useRouter } from 'next/navigation';
import { useWords } from '@/strings/words';

export function PaymentUnavailable() {
  const router = useRouter();
  const { payment, site } = useWords().strings;
  return (
    <div role="alert" className="grid justify-items-start gap-4">
      <p>{payment.unavailable}</p>
      <button type="button" className="button" onClick={() => router.refresh()}>
        {site.tryAgain}
      </button>
    </div>
  );
}
