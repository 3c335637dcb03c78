import { MAILED_LINES } from '../domain/digest';
import type { NotificationKind } from '../domain/notification';
import type { Locale } from '../domain/people';
import { translator } from '../i18n';

/** A line of the digest. `claim`: its short text, null where it is better not sent. */
export type DigestItem = {
  readonly kind: NotificationKind;
  readonly by: string | null;
  readonly claim: string | null;
  readonly path: string;
};

/** What one person is told, desk by desk. `root`: address of the server, without a slash at its end. */
export type Digest = {
  readonly locale: Locale;
  readonly name: string;
  readonly root: string;
  readonly desks: readonly {
    readonly id: string;
    readonly name: string;
    readonly items: readonly DigestItem[];
  }[];
};

/** Subject and plain text of a digest, in the person's language. It carries no verdict. */
export const digestMail = ({ locale, name, root, desks }: Digest): { subject: string; text: string } => {
  const t = translator(locale);
  const count = desks.reduce((sum, { items }) => sum + items.length, 0);
  const lines = ({ kind, by, claim, path }: DigestItem): string[] => [
    `- ${t(`thread.told.kind.${kind}`, { who: by ?? t('thread.told.program') })}`,
    ...(claim === null ? [] : [`  ${claim.replace(/\s+/g, ' ')}`]),
    `  ${root}${path}`,
  ];
  const partOf = ({ id, name: desk, items }: Digest['desks'][number]): string[] => [
    t('thread.mail.desk', { desk }),
    ...items.slice(0, MAILED_LINES).flatMap((item) => ['', ...lines(item)]),
    ...(items.length > MAILED_LINES
      ? [
          '',
          t('thread.mail.more', {
            count: items.length - MAILED_LINES,
            address: `${root}/d/${id}/notifications`,
          }),
        ]
      : []),
    '',
  ];
  const text = [
    t('thread.mail.greeting', { name }),
    '',
    ...desks.flatMap(partOf),
    '--',
    t('thread.mail.end', { address: `${root}/account` }),
  ];
  const subject = t('thread.mail.subject', { count, desk: desks.map((desk) => desk.name).join(', ') });
  return { subject, text: `${text.join('\n')}\n` };
};
