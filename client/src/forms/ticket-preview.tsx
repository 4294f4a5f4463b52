import { FacePrice } from '@/components/ticket/face-price';
import { Poster } from '@/components/ticket/poster';
import { TicketPlace } from '@/components/ticket/ticket-place';
import { shortStart } from '@/domain/event-time';
import { formatDollars } from '@/domain/money';
import { lengths, previewOf, type TypedTicket } from '@/domain/ticket-draft';
import { useWords } from '@/strings/words';

interface TicketPreviewProps {
  id?: string;
  typed: TypedTicket;
  /** The server's time as it rendered the page: the browser begins with the same words. */
  renderedAt: number;
}

/** The ticket in the list, while it is being written. It says nothing that the fields do not, so it is not read out. */
export function TicketPreview({ id = 'preview', typed, renderedAt }: TicketPreviewProps) {
  const words = useWords();
  const { locale, strings } = words;
  const { category, price, facePrice, ...event } = previewOf(typed, locale);
  // More is refused, and takes long to be set.
  const title = typed.title?.trim().slice(0, lengths.title);
  return (
    <div aria-hidden="true" className="grid gap-3 lg:sticky lg:top-6">
      <p className="text-sm font-semibold text-muted">{strings.sell.preview}</p>
      <div className="sm:max-w-72">
        <div className="ticket ticket-tall">
          <div className="ticket-art">
            <Poster ticket={{ id, category }} eager />
          </div>
          <div className="ticket-words">
            <p className="text-xs font-semibold text-muted">
              {shortStart(event, locale, renderedAt) ?? strings.ticket.dateOpen}
            </p>
            <p className="display line-clamp-3 text-lg">{title || strings.sell.untitled}</p>
            <TicketPlace ticket={event} />
            <p className="mt-auto flex flex-wrap items-center gap-x-2.5 gap-y-1 pt-2">
              <span className="display text-lg tabular-nums">
                {price === undefined ? '–' : formatDollars(price, locale)}
              </span>
              {price !== undefined && <FacePrice ticket={{ price, facePrice }} words={words} />}
            </p>
          </div>
        </div>
      </div>
    </div>
  );
}
