import { DomainError } from '@/lib/domain/errors';
import { publicRoute } from '@/lib/web/public-answer';
import { publicStyle } from '@/lib/web/public-style';

/** Its name carries its hash. */
export const GET = publicRoute<{ name: string }>(async ({ params }) => {
  const { css, address } = await publicStyle();
  if (!address.endsWith(`/${params.name}`)) throw new DomainError('not-found');
  const headers = { 'cache-control': 'public, max-age=31536000, immutable' };
  return { body: css, type: 'text/css; charset=utf-8', headers };
});
