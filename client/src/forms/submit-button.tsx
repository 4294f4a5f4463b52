import type { ReactNode } from 'react';

interface SubmitButtonProps {
  busy: boolean;
  className?: string;
  /** Says which it was, in a form of several. */
  onClick?: () => void;
  children: ReactNode;
}

/** Cannot be pressed twice. Its words stay the same while it works, so neither its width nor its name changes. */
export function SubmitButton({ busy, className = '', onClick, children }: SubmitButtonProps) {
  return (
    <button
      type="submit"
      onClick={onClick}
      disabled={busy}
      aria-busy={busy}
      className={`button ${className}`}
    >
      {children}
    </button>
  );
}
