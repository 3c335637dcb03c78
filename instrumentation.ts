import type { Instrumentation } from 'next';
import { logError } from './lib/log';

/**
 * What a page throws while it is rendered. The route alone is logged: an address may hold a one-time token.
 * The digest is what the person sees on the error page.
 */
export const onRequestError: Instrumentation.onRequestError = (error, { method }, { routePath }) => {
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  logError(error, { method, route: routePath, digest });
};
