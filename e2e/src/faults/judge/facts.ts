import type { Fact } from '../../promises/answers.js';
import type { Exchange } from '../traffic/exchange.js';

/** What somebody was told by the answers 2xx. */
export const factsOf = (exchanges: Exchange[]): Fact[] =>
  exchanges
    .filter(({ status }) => status >= 200 && status < 300)
    .flatMap((exchange) => factOf(exchange) ?? []);

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
      return { kind: 'listed', by, ticketId: answer.id, userId: by };
    case 'edit': {
      const { id: ticketId, version, title, price } = answer;
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
