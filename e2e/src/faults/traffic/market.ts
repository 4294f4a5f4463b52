/** A ticket that people can be seen to sell. */
interface Offer {
  id: string;
  sellerId: string;
}

/** What everybody sees to be on sale: of a popular place, only the newest. */
export interface Market {
  add(offer: Offer): void;
  remove(id: string): void;
  /** One that somebody else sells, the `unit`-th of those between 0 and 1. */
  pick(buyerId: string, unit: number): Offer | undefined;
}

/** So few that buyers meet. */
const SHOWN = 12;

export function openMarket(): Market {
  let offers: Offer[] = [];
  return {
    add(offer) {
      offers = [...offers, offer].slice(-SHOWN);
    },
    remove(id) {
      offers = offers.filter((offer) => offer.id !== id);
    },
    pick(buyerId, unit) {
      const others = offers.filter(({ sellerId }) => sellerId !== buyerId);
      return others[Math.floor(unit * others.length)];
    },
  };
}
