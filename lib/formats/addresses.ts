/** Where the things of a desk are found on the web: the names that interchange formats know them by. */
export type Addresses = {
  readonly desk: string;
  readonly claim: (claimId: string) => string;
  readonly article: (articleId: string) => string;
  /** The text of one version. */
  readonly version: (articleId: string, number: number) => string;
  /** The bytes it was read from. */
  readonly source: (articleId: string, number: number) => string;
  readonly annotation: (claimId: string, occurrenceId: string) => string;
  /** The annotations on a version, for programs. */
  readonly container: (versionId: string) => string;
};

/** @param origin of the server, `https://verimark.example.org`, without a slash at its end */
export const addressesOf = (origin: string, deskId: string): Addresses => {
  const desk = `${origin}/d/${deskId}`;
  const article = (id: string) => `${desk}/articles/${id}`;
  const claim = (id: string) => `${desk}/claims/${id}`;
  return {
    desk,
    claim,
    article,
    version: (id, number) => `${article(id)}?version=${number}`,
    source: (id, number) => `${origin}/api/desks/${deskId}/articles/${id}/source/${number}`,
    annotation: (claimId, occurrenceId) => `${claim(claimId)}#${occurrenceId}`,
    container: (versionId) => `${origin}/api/v1/versions/${versionId}/annotations/`,
  };
};
