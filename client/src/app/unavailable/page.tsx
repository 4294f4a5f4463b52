import type { Metadata } from 'next';
import { Message } from '@/components/message';
import { getWords } from '@/strings/server';

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getWords()).strings.site.failed.title,
  robots: { index: false },
});

/** In the place of a page whose service is away. It keeps the address, so to try again is to load it anew. */
export default async function UnavailablePage() {
  const { site } = (await getWords()).strings;
  return (
    <Message {...site.failed}>
      <form>
        {/* Without an address, a form leads to the page that it is on. */}
        <button type="submit" className="button">
          {site.tryAgain}
        </button>
      </form>
    </Message>
  );
}
