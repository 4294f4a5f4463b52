import type { ReactNode } from 'react';
import { PageHeading } from './page-heading';

interface FormPageProps {
  title: string;
  /** A sentence or two under the title. */
  intro: ReactNode;
  /** The form. */
  children: ReactNode;
}

/** A page with one short thing to fill in: what it is about on the left, the form on the right, or one above the other. */
export function FormPage({ title, intro, children }: FormPageProps) {
  return (
    <div className="grid max-w-[60rem] items-start gap-x-16 md:grid-cols-[minmax(0,1fr)_var(--container-form)] md:pt-8">
      <PageHeading title={title}>{intro}</PageHeading>
      <div className="panel">{children}</div>
    </div>
  );
}
