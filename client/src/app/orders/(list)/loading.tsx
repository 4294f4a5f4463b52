import { PageHeading } from '@/components/page-heading';
import { SkeletonRows } from '@/components/skeleton-rows';

export default function Loading() {
  return (
    <>
      <PageHeading title="My orders" />
      <SkeletonRows label="Loading your orders" />
    </>
  );
}
