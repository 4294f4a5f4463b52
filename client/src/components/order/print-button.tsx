'use client';

export function PrintButton() {
  return (
    <button type="button" className="button button-quiet justify-self-start" onClick={() => window.print()}>
      Print receipt
    </button>
  );
}
