/** Next calls this once as the server starts. Node's own functions are kept out of the build for other runtimes. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { exitUnlessConfigured } = await import('./exit-unless-configured');
  exitUnlessConfigured();
  const { endWell } = await import('./end-well');
  endWell();
}
