/** The address of an article's workspace as JSON; the page preloads what the client then fetches. */
export const addressOf = (deskId: string, articleId: string): string =>
  `/api/desks/${deskId}/articles/${articleId}`;
