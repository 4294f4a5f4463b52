import type { ReactNode } from 'react';
import { PageHeading } from './page-heading';

interface FormPageProps {
  title: string;
  /** A sentence or two under the title. */
  intro: ReactNode;
  /** The form. */
  children: ReactNode;
}

/** A page with one thing to fill in: what it is about on the left, the form on the right, or one above the other. */
export function FormPage({ title, intro, children }: FormPageProps) {
  return (
    <div className="grid items-start gap-x-14 lg:grid-cols-[minmax(0,1fr)_var(--container-form)]">
      <PageHeading title={title}>{intro}</PageHeading>
      <div className="max-w-form lg:pt-2">{children}</div>
    </div>
  );
}
