import type { ReactNode } from 'react';

interface SubmitButtonProps {
  busy: boolean;
  className?: string;
  /** Say which it was, in a form of several: what is sent has them, also when it is sent before the page is hydrated. */
  name?: string;
  value?: string;
  children: ReactNode;
}

/** Cannot be pressed twice. Its words stay the same while it works, so neither its width nor its name changes. */
export function SubmitButton({ busy, className = '', name, value, children }: SubmitButtonProps) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      disabled={busy}
      aria-busy={busy}
      className={`button ${className}`}
    >
      {children}
    </button>
  );
}
