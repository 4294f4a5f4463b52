/** A round of questions to many, of whom some may be away: that is when a story is asked for. */
export function createRound() {
  const unanswered: string[] = [];
  return {
    /** What nobody has answered, each with its reason. */
    unanswered,

    async ask<T>(whom: string, answer: Promise<T>, otherwise: T): Promise<T> {
      try {
        return await answer;
      } catch (error) {
        unanswered.push(`Not asked: ${whom}, as ${(error as Error).message}`);
        return otherwise;
      }
    },
  };
}

export type Round = ReturnType<typeof createRound>;
