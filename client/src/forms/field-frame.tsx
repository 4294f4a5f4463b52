import type { ReactNode } from 'react';

/** What ties a control to its label, hint and error. */
interface Ties {
  id: string;
  required: boolean;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

export interface FieldLabels {
  label: string;
  /** Says that the field may stay empty, as `(optional)`. */
  optional?: string;
  hint?: string;
  error: string | undefined;
  /** How much room is kept for the error: a line, if not said. */
  errorRoom?: keyof typeof room;
}

/** Lines of errors. */
const room = { line: 'min-h-4.5', 'two lines': 'min-h-9' };

interface FieldFrameProps extends FieldLabels {
  id: string;
  control: (ties: Ties) => ReactNode;
}

/**
 * A control with its label, and its hint and error, both read out with it. There is room for the error before there is
 * one, so nothing moves when it comes or goes, above all not the button that is being pressed. One line of it stands in
 * the gap that is under the field anyway; where errors are longer, or the field is narrow, another line is kept free.
 */
export function FieldFrame(props: FieldFrameProps) {
  const { id, label, optional, hint, error, errorRoom = 'line', control } = props;
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className="mb-3 grid content-start">
      <label htmlFor={id} className="mb-1.5 font-semibold">
        {label}
        {optional && <span className="font-normal text-muted"> {optional}</span>}
      </label>
      {hint && (
        <p id={hintId} className="mb-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
      {control({
        id,
        required: !optional,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': [hintId, errorId].filter(Boolean).join(' ') || undefined,
      })}
      <p id={errorId} className={`mt-1 -mb-5.5 text-sm/4.5 font-medium text-bad ${room[errorRoom]}`}>
        {error}
      </p>
    </div>
  );
}
