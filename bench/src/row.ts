/** How much a measurement takes. */
export interface Scale {
  /** Of one measurement, in seconds. */
  seconds: number;
  /** How often ours and the other are measured, one after the other. */
  pairs: number;
  /** How many documents there are, or are made, where a row does not say. */
  documents: number;
  /** More than so many there never are, whatever a row says. */
  most: number;
}

/** Two things that are measured against each other. They are warm when this exists. */
export interface Contest {
  /** Units a second, or what `Row.unit` says. @throws {Error} when an answer was wrong. */
  ours(): Promise<number>;
  other(): Promise<number>;
  close(): Promise<void>;
}

/** A line of the table in docs/performance.md. */
export interface Row {
  /** As in docs/performance.md: 2a and 2b are two halves of the second. */
  number: string;
  what: string;
  beside: string;
  unit: string;
  /** What ours divided by the other is to be at least, or at most. */
  goal: { least: number } | { most: number };
  /** And what ours is to be at least by itself, in units. */
  alone?: number;
  open(scale: Scale): Promise<Contest>;
}
