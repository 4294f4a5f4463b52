import type { Metadata } from 'next';
import { Link } from '@/components/link';
import { Message } from '@/components/message';
import { getWords } from '@/strings/server';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getWords()).strings.site.notFound.title,
});

export default async function NotFound() {
  const { site } = (await getWords()).strings;
  return (
    <Message {...site.notFound}>
      <Link href="/" className="button">
        {site.seeTickets}
      </Link>
    </Message>
  );
}
