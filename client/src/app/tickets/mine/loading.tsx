import { PageHeading } from '@/components/page-heading';
import { SkeletonRows } from '@/components/skeleton-rows';

export default function Loading() {
  return (
    <>
      <PageHeading title="My listings" />
      <SkeletonRows label="Loading your listings" />
    </>
  );
}
