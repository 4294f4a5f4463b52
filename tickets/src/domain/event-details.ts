import type { TicketCategory } from '@ticketing/common';

/** What a seller may say of the event and of the place in it, all of it optional. */
export interface EventDetails {
  venue?: string | undefined;
  city?: string | undefined;
  startsAt?: Date | undefined;
  /** The IANA name of the zone in which `startsAt` is meant. Neither is given without the other. */
  timeZone?: string | undefined;
  category?: TicketCategory | undefined;
  seat?: string | undefined;
  /** What is printed on the ticket, in cents. */
  facePrice?: number | undefined;
}

const names = {
  venue: true,
  city: true,
  startsAt: true,
  timeZone: true,
  category: true,
  seat: true,
  facePrice: true,
} as const satisfies Record<keyof EventDetails, true>;

export const detailNames = Object.keys(names) as (keyof EventDetails)[];

/** The details of whatever has them. */
export const detailsOf = ({
  venue,
  city,
  startsAt,
  timeZone,
  category,
  seat,
  facePrice,
}: EventDetails): EventDetails => ({ venue, city, startsAt, timeZone, category, seat, facePrice });
