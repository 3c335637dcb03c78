import type { Instrumentation } from 'next';

/**
 * What a page throws while it is rendered. The route alone is logged: an address may hold a one-time token.
 * The digest is what the person sees on the error page.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, { method }, { routePath }) => {
  // Next builds this file for another runtime too, which has no processes and no streams.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logError } = await import('./lib/log');
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  logError(error, { method, route: routePath, digest });
};
