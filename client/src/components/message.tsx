import type { ReactNode } from 'react';

interface MessageProps {
  title: string;
  text: string;
  /** What to do next: links or buttons. */
  children: ReactNode;
}

/** A page that has nothing to show but why. */
export function Message({ title, text, children }: MessageProps) {
  return (
    <section className="grid justify-items-start gap-5 py-8 sm:py-16">
      <h1 className="display text-title">{title}</h1>
      <p className="max-w-prose text-muted">{text}</p>
      {children}
    </section>
  );
}
