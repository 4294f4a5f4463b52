/** The place of a list that is on its way. */
export function SkeletonRows({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      {[62, 48, 71, 55, 40].map((width) => (
        <div
          key={width}
          className="flex animate-breathe justify-between border-t border-line py-4 last:border-b"
        >
          <div className="my-1 h-7 rounded-field bg-spent" style={{ width: `${width}%` }} />
          <div className="my-1 h-7 w-20 rounded-field bg-spent" />
        </div>
      ))}
    </div>
  );
}
