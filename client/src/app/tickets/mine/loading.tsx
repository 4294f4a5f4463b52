import { OwnListSkeleton } from '@/components/pending/own-list-skeleton';
import { getWords } from '@/strings/server';

export default async function Loading() {
  const { title, loading } = (await getWords()).strings.listings;
  return <OwnListSkeleton title={title} label={loading} grouped />;
}
