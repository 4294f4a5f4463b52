import { TicketOutline } from './ticket-outline';

const TILES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** The outline of the home page: its two sentences, the search, and the first tickets. */
export const HomeSkeleton = () => (
  <>
    <div className="mb-5 grid gap-2.5 sm:mb-8 sm:gap-4">
      <div className="skeleton h-[2em] w-4/5 text-title lg:h-[1em]" />
      <div className="skeleton h-11 max-w-prose sm:h-12.5 lg:h-6" />
    </div>
    <div className="skeleton h-36.5 lg:h-26.5" />
    <div className="mt-3 mb-5 h-12 sm:mt-6 sm:mb-10 sm:h-24 lg:h-12" />
    <div className="mb-4 h-18 sm:h-10">
      <div className="skeleton h-7.5 w-48" />
    </div>
    <div className="tiles">
      {TILES.map((tile) => (
        <TicketOutline key={tile} shape="tall" className="min-h-36">
          <div className="skeleton h-4 w-2/5" />
          <div className="skeleton h-6 w-4/5" />
          <div className="mt-auto skeleton h-6 w-1/4" />
        </TicketOutline>
      ))}
    </div>
  </>
);
