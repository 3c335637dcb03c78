import { publicRoute } from '@/lib/web/public-answer';
import { fontFile } from '@/lib/web/public-style';

export const GET = publicRoute<{ name: string }>(async ({ params }) => {
  const headers = { 'cache-control': 'public, max-age=31536000, immutable' };
  return { body: new Uint8Array(await fontFile(params.name)), type: 'font/woff2', headers };
});
