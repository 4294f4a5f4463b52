import type { Metadata } from 'next';
import Link from 'next/link';
import { Message } from '@/components/message';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <Message
      title="Nothing here"
      text="This address leads nowhere, or to something that is not yours to see."
    >
      <Link href="/" className="button">
        See the tickets on sale
      </Link>
    </Message>
  );
}
