import { PageHeading } from '@/components/page-heading';
import { SkeletonStrips } from '@/components/skeleton-strips';
import { getWords } from '@/strings/server';

export default async function Loading() {
  const { listings } = (await getWords()).strings;
  return (
    <>
      <PageHeading title={listings.title} />
      <SkeletonStrips label={listings.loading} />
    </>
  );
}
