import Link from 'next/link';

interface EmptyListProps {
  text: string;
  action: { href: string; label: string };
}

/** In the place of a list with nothing in it. */
export function EmptyList({ text, action }: EmptyListProps) {
  return (
    <div className="grid justify-items-start gap-5 border-y border-line py-12">
      <p className="display text-xl text-muted">{text}</p>
      <Link href={action.href} className="button button-quiet">
        {action.label}
      </Link>
    </div>
  );
}
