'use client';

import { useRouter } from 'next/navigation';

export function PaymentUnavailable() {
  const router = useRouter();
  return (
    <div role="alert" className="grid justify-items-start gap-4">
      <p>Payments are not answering right now. Your ticket stays reserved until the time is up.</p>
      <button type="button" className="button" onClick={() => router.refresh()}>
        Try again
      </button>
    </div>
  );
}
