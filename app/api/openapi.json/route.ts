import { localeFrom } from '@/lib/i18n/accept-language';
import { openApi } from '@/lib/web/v1/openapi';

/** The description of the interface for programs. It tells nothing of any desk, so nobody has to say who they are. */
export const GET = (request: Request): Response =>
  Response.json(openApi(localeFrom(request.headers.get('accept-language'))), {
    headers: { 'content-type': 'application/openapi+json; version=3.1', vary: 'Accept-Language' },
  });
