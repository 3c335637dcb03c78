import { publicRoute } from '@/lib/web/public-answer';

/** What is published is for search engines too, and nothing else. */
export const GET = publicRoute(async ({ origin }) => ({
  body: [
    'User-agent: *',
    ...['/p/', '/verify', '/icon.svg', '/_next/static/'].map((path) => `Allow: ${path}`),
    'Disallow: /',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n'),
  type: 'text/plain; charset=utf-8',
}));
