import { Link } from '@/components/link';
import { PendingPage } from '@/components/pending/pending-page';

export function Wordmark({ name }: { name: string }) {
  return (
    <Link href="/" className="display inline-flex items-center gap-2.5 py-1 text-lg">
      <svg viewBox="0 0 32 20" className="h-5 w-8" aria-hidden="true">
        <path
          className="fill-stock"
          d="M2 0h28a2 2 0 0 1 2 2v4.5a3.5 3.5 0 0 0 0 7V18a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2v-4.5a3.5 3.5 0 0 0 0-7V2a2 2 0 0 1 2-2Z"
        />
      </svg>
      {name}
      <PendingPage like="home" />
    </Link>
  );
}
