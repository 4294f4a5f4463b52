/** What is asked of a server, over and over. */
export interface LoadQuestion {
  url: string;
  connections: number;
  headers?: Record<string, string>;
  /** For so many seconds… */
  seconds?: number;
  /** …or so often as there are bodies, each sent once. */
  bodies?: object[];
  /** The status that every answer must have, 200 by default. */
  status?: number;
  /** The body that every answer must have. */
  expected?: string;
}

export interface LoadAnswer {
  /** Answers a second. */
  rate: number;
  /** Of a hundred answers the slowest, in milliseconds. */
  p99: number;
}
