import { PageHeading } from '@/components/page-heading';
import { SkeletonStrips } from '@/components/skeleton-strips';
import { getWords } from '@/strings/server';

export default async function Loading() {
  const { orders } = (await getWords()).strings;
  return (
    <>
      <PageHeading title={orders.title} />
      <SkeletonStrips label={orders.loading} />
    </>
  );
}
