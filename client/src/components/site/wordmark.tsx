import { Link } from '@/components/link';
import { PendingPage } from '@/components/pending/pending-page';
import { MARK } from '@/design/mark';

export function Wordmark({ name }: { name: string }) {
  return (
    <Link href="/" className="display inline-flex items-center gap-2.5 py-1 text-lg">
      <svg viewBox="0 0 32 20" className="h-5 w-8" aria-hidden="true">
        <path className="fill-stock" d={MARK} />
      </svg>
      {name}
      <PendingPage like="home" />
    </Link>
  );
}
