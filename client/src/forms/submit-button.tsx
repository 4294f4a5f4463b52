import type { ReactNode } from 'react';

interface SubmitButtonProps {
  busy: boolean;
  className?: string;
  children: ReactNode;
}

/** Cannot be pressed twice. Its words stay the same while it works, so neither its width nor its name changes. */
export function SubmitButton({ busy, className = '', children }: SubmitButtonProps) {
  return (
    <button type="submit" disabled={busy} aria-busy={busy} className={`button ${className}`}>
      {children}
    </button>
  );
}
