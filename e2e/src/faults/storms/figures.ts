/** How long most of them took, and the slowest of a hundred, for people. Milliseconds. */
export function describeTimes(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return `half within ${at(0.5)} ms, 99 of 100 within ${at(0.99)} ms`;
}
