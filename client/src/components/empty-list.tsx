import { Link } from '@/components/link';

interface EmptyListProps {
  text: string;
  action: { href: string; label: string };
}

/** In the place of a list with nothing in it. */
export function EmptyList({ text, action }: EmptyListProps) {
  return (
    <div className="grid justify-items-start gap-5 rounded-ticket border border-dashed border-edge px-6 py-12 sm:px-10">
      <p className="display text-xl">{text}</p>
      <Link href={action.href} className="button button-quiet">
        {action.label}
      </Link>
    </div>
  );
}
