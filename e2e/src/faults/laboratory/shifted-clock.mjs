// Loaded by NODE_OPTIONS before a service: its clock is wrong by CLOCK_OFFSET_MS milliseconds from the beginning.
// Timers are left alone, as those of a machine whose wall clock is stepped.
const offset = Number(process.env.CLOCK_OFFSET_MS);
const RightDate = Date;

// By this name mongoose knows the type of a field.
const { Date: WrongDate } = {
  Date: class extends RightDate {
    constructor(...given) {
      if (given.length === 0) super(RightDate.now() + offset);
      else super(...given);
    }

    static now() {
      return RightDate.now() + offset;
    }

    /** Those that are made elsewhere are dates as well. */
    static [Symbol.hasInstance](value) {
      return value instanceof RightDate;
    }
  },
};
globalThis.Date = WrongDate;
