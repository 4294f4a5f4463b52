import type { ReactNode } from 'react';

interface PageHeadingProps {
  title: string;
  /** One sentence under it. */
  children?: ReactNode;
}

export function PageHeading({ title, children }: PageHeadingProps) {
  return (
    <header className="mb-8 grid gap-3 sm:mb-10">
      <h1 className="display text-title">{title}</h1>
      {children && <p className="max-w-prose text-pretty text-muted">{children}</p>}
    </header>
  );
}
