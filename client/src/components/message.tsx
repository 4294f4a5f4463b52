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
    <section className="grid justify-items-start gap-6 py-10 sm:py-20">
      <h1 className="display text-hero">{title}</h1>
      <p className="max-w-prose text-muted sm:text-lg">{text}</p>
      {children}
    </section>
  );
}
