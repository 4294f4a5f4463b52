/** The ticket beside the name, as a path of 32 by 20. */
export const MARK =
  'M2 0h28a2 2 0 0 1 2 2v4.5a3.5 3.5 0 0 0 0 7V18a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2v-4.5a3.5 3.5 0 0 0 0-7V2a2 2 0 0 1 2-2Z';
