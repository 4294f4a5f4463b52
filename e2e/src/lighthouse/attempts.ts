import { CommandFailed } from '@ticketing/local/command';

/** How often a page is tried in all. */
const ATTEMPTS = 3;

/** Lighthouse's word for a recording that lacks the beginning of the page: a slip of its own, not of the page. */
const LOST_RECORDING = 'NO_NAVSTART';

/** Runs Lighthouse, and runs it again when it has lost its recording, telling of each time. Other failures are the end. */
export async function inAttempts<T>(run: () => Promise<T>, tell: (sentence: string) => void): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === ATTEMPTS || !hasLostRecording(error)) throw error;
      tell(`Lighthouse has lost its recording (${LOST_RECORDING}): attempt ${attempt + 1} of ${ATTEMPTS}`);
    }
  }
}

const hasLostRecording = (error: unknown): boolean =>
  error instanceof CommandFailed && `${error.message} ${error.output}`.includes(LOST_RECORDING);
