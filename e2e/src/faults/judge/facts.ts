import type { Fact } from '../../promises/answers.js';
import type { Exchange } from '../traffic/exchange.js';

/** What somebody was told by the answers 2xx; and what may have been done, as there was no answer to it. */
export const factsOf = (exchanges: Exchange[]): Fact[] =>
  exchanges.flatMap((exchange) => {
    const { status } = exchange;
    if (status >= 200 && status < 300) return factOf(exchange) ?? [];
    return status === 0 || status >= 500 ? (unclearEdit(exchange) ?? []) : [];
  });

function unclearEdit({ deed, request, who: by, sent }: Exchange): Fact | undefined {
  const [ticketId = ''] = /[0-9a-f]{24}/.exec(request) ?? [];
  const { title, price } = Object(sent);
  return deed === 'edit' ? { kind: 'edit unclear', by, ticketId, title, price } : undefined;
}

/** The shape of our answers, as far as facts speak of it. */
interface Body {
  id: string;
  userId: string;
  version: number;
  title: string;
  price: number;
  orderId: string;
  ticket: { price: number };
}

function factOf({ deed, request, who: by, status, sent, body }: Exchange): Fact | undefined {
  const answer = body as Body;
  const [named = ''] = /[0-9a-f]{24}/.exec(request) ?? [];
  switch (deed) {
    case 'sign up':
      return { kind: 'signed up', by, userId: answer.id };
    case 'list':
    case 'edit': {
      const { id: ticketId, version, title, price } = answer;
      if (deed === 'list') return { kind: 'listed', by, ticketId, userId: by, version, title, price };
      return { kind: 'edited', by, ticketId, version, title, price };
    }
    case 'withdraw':
      return { kind: 'withdrawn', by, ticketId: named };
    case 'order': {
      const ticketId = String(sent?.ticketId);
      return { kind: 'ordered', by, orderId: answer.id, ticketId, userId: by, price: answer.ticket.price };
    }
    case 'pay':
    case 'resume':
      // 202 promises nothing yet.
      return status === 201 ? { kind: 'paid', by, orderId: answer.orderId, chargeId: answer.id } : undefined;
    case 'cancel':
      return { kind: 'cancelled', by, orderId: named };
    default:
      return undefined;
  }
}
