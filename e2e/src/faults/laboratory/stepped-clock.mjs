// Loaded by NODE_OPTIONS before a service: its clock is wrong by the milliseconds in CLOCK_FILE, which it reads again
// at each SIGUSR2. Timers are left alone, as those of a machine whose wall clock is stepped.
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.env.CLOCK_FILE;
const RightDate = Date;
let offset = read();

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

process.on('SIGUSR2', () => {
  offset = read();
  // Whoever has sent the signal waits until it sees this.
  writeFileSync(`${file}.shown`, String(Date.now()));
});

function read() {
  return Number(readFileSync(file, 'utf8'));
}
