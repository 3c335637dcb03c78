/** The picture that stands for a public page where it is shared: its words, and the verdict by colour, sign and line. */
import { ImageResponse } from 'next/og';
import type { ReactElement } from 'react';
import type { Locale } from '../domain/people';
import type { PublicReport, StandingClaim } from '../domain/public-reading';
import { shorten } from '../domain/text';
import { Verdict } from '../domain/verdict';
import { inert } from '../formats/markup';
import { lettersOf } from '../formats/pdf-fonts';
import { verdictIcons } from '../formats/report-claim';
import { longDate } from '../formats/report-times';
import { translator } from '../i18n';
import { readFont } from '../outside/fonts';

/** What everybody who shares links expects. In pixels. */
const SIZE = { width: 1200, height: 630 } as const;

/** As app/_ui/tokens.css has them in light: a picture has no theme. */
const colours = {
  confirmed: { ink: '#0a5747', tint: '#e0efe9', line: '#0f7a64', dashes: undefined },
  unconfirmed: { ink: '#6e4300', tint: '#faeed5', line: '#9a5f00', dashes: '28 18' },
  disputed: { ink: '#98192f', tint: '#fae5e6', line: '#c0283e', dashes: undefined },
} as const satisfies Record<Verdict, object>;
const [PAPER, INK, MUTED] = ['#f7f7f4', '#191b1f', '#5b6067'];

/** Signs that are drawn as pictures of their own would be fetched from elsewhere; so would letters that no font has. */
const PICTOGRAPH =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u200d\ufe0f\u20e3]|\p{Emoji_Modifier}/gu;

type Tools = {
  readonly fonts: NonNullable<ConstructorParameters<typeof ImageResponse>[1]>['fonts'];
  /** The text with a dot for each letter that cannot be drawn; empty where that is most of it. */
  readonly drawable: (text: string, font: 'bold' | 'label' | 'label-bold') => string;
};

let made: Promise<Tools> | undefined;

const tools = (): Promise<Tools> => {
  made ??= makeTools();
  return made;
};

/** What is written in which font. Those of other scripts are large, and satori joins no letters. */
const used = ['bold', 'label', 'label-bold'] as const;

const makeTools = async (): Promise<Tools> => {
  const [bold, label, strong] = await Promise.all(used.map(readFont));
  if (!bold || !label || !strong) throw new Error('three fonts are read');
  const letters = { bold: lettersOf(bold), label: lettersOf(label), 'label-bold': lettersOf(strong) };
  const font = (name: string, data: Uint8Array, weight: 400 | 600 | 700) => ({
    ...{ name, weight, style: 'normal' as const },
    data: new Uint8Array(data).buffer,
  });
  return {
    fonts: [font('Serif', bold, 700), font('Sans', label, 400), font('Sans', strong, 600)],
    drawable: (text, wanted) => {
      const signs = [...inert(text).replace(PICTOGRAPH, '').replace(/\s+/g, ' ').trim()];
      const drawn = signs.map((sign) => (letters[wanted].has(sign.codePointAt(0) ?? 0) ? sign : MISSING));
      return drawn.filter((sign) => sign === MISSING).length * 2 > drawn.length ? '' : drawn.join('');
    },
  };
};

/** Stands for a letter that no font has. */
const MISSING = '·';

/** Of a claim, with its verdict. */
export const claimPicture = async (
  { desk, head, item }: StandingClaim,
  locale: Locale,
): Promise<Uint8Array> => {
  const { fonts, drawable } = await tools();
  const t = translator(locale);
  const basis = item.basis ? t(`report.basis.${item.basis}`) : t('report.noBasis');
  const date = longDate(
    { language: locale, timeZone: desk.timeZone },
    item.corrections.at(-1)?.at ?? head.publishedAt,
  );
  const { ink, tint, line } = colours[item.verdict];
  return png(
    fonts,
    <Frame
      name={drawable(desk.names[locale], 'label-bold')}
      date={date}
      words={drawable(item.shortText, 'bold')}
      below={
        <div
          style={{ display: 'flex', flexDirection: 'column', background: tint, padding: '26px 72px 30px' }}
        >
          <div style={{ display: 'flex', alignItems: 'center', color: ink }}>
            <Sign verdict={item.verdict} size={64} />
            <div style={{ fontSize: 56, fontWeight: 600, marginLeft: 20 }}>
              {t(`shell.verdict.${item.verdict}`)}
            </div>
            <div style={{ fontSize: 30, marginLeft: 28, color: INK, display: 'flex', flex: 1 }}>{basis}</div>
          </div>
          <div style={{ display: 'flex', height: 10 }} />
          <Line verdict={item.verdict} colour={line} />
        </div>
      }
    />,
  );
};

/** Of a report, with how many claims have which verdict. */
export const reportPicture = async (
  { desk, head, report }: PublicReport & { report: NonNullable<PublicReport['report']> },
  locale: Locale,
): Promise<Uint8Array> => {
  const { fonts, drawable } = await tools();
  const t = translator(locale);
  const date = longDate({ language: locale, timeZone: desk.timeZone }, head.publishedAt);
  return png(
    fonts,
    <Frame
      name={drawable(desk.names[locale], 'label-bold')}
      date={`${t('reader.number', { number: String(head.number) })} · ${date}`}
      words={drawable(head.title, 'bold')}
      below={
        <div style={{ display: 'flex', padding: '24px 72px 48px' }}>
          {Verdict.options.map((verdict) => (
            <div key={verdict} style={{ display: 'flex', flexDirection: 'column', width: 352 }}>
              <div style={{ display: 'flex', alignItems: 'center', color: colours[verdict].ink }}>
                <Sign verdict={verdict} size={40} />
                <div style={{ fontSize: 48, fontWeight: 600, margin: '0 14px' }}>
                  {String(report.totals[verdict])}
                </div>
                <div style={{ fontSize: 30 }}>{t(`shell.verdict.${verdict}`)}</div>
              </div>
            </div>
          ))}
        </div>
      }
    />,
  );
};

const png = async (fonts: Tools['fonts'], element: ReactElement): Promise<Uint8Array> =>
  new Uint8Array(await new ImageResponse(element, { ...SIZE, ...(fonts && { fonts }) }).arrayBuffer());

/** In code points: more would not be read. */
const MOST = 180;

function Frame({
  name,
  date,
  words,
  below,
}: {
  name: string;
  date: string;
  words: string;
  below: ReactElement;
}) {
  const short = shorten(words, MOST);
  const size = short.length <= 60 ? 72 : short.length <= 110 ? 58 : 46;
  return (
    <div
      style={{
        ...{ display: 'flex', flexDirection: 'column', width: '100%', height: '100%' },
        ...{ background: PAPER, color: INK, fontFamily: 'Sans' },
      }}
    >
      <div
        style={{
          ...{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline' },
          ...{ margin: '0 72px', padding: '48px 0 20px', borderBottom: `2px solid ${INK}`, fontSize: 30 },
        }}
      >
        <div style={{ display: 'flex', fontWeight: 600, flex: 1 }}>{shorten(name, 44)}</div>
        <div style={{ display: 'flex', color: MUTED, fontSize: 26 }}>{date}</div>
      </div>
      <div
        style={{
          ...{ display: 'flex', flex: 1, alignItems: 'center', margin: '0 72px', overflow: 'hidden' },
          ...{
            fontFamily: 'Serif',
            fontWeight: 700,
            fontSize: size,
            lineHeight: 1.28,
            letterSpacing: '-0.01em',
          },
        }}
      >
        {short}
      </div>
      {below}
    </div>
  );
}

function Sign({ verdict, size }: { verdict: Verdict; size: number }) {
  const dashes = verdict === 'unconfirmed' ? { strokeDasharray: '2.75 2.15' } : {};
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke={colours[verdict].ink}
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {verdictIcons[verdict].rings > 0 && <circle cx="8" cy="8" r="6.25" {...dashes} />}
      {verdictIcons[verdict].paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}

/** In pixels: as wide as the words. */
const [LINE, WAVE] = [1056, 22];

/** Solid, dashed, wavy: the verdict's own line. */
function Line({ verdict, colour }: { verdict: Verdict; colour: string }) {
  const waves = Array.from({ length: LINE / WAVE / 2 }, () => `t${WAVE} 0`).join(' ');
  const d =
    verdict === 'disputed' ? `M4 10 q${WAVE / 2} -12 ${WAVE} 0 ${waves}${waves}` : `M4 10 H${LINE - 4}`;
  return (
    <svg
      aria-hidden="true"
      width={LINE}
      height={20}
      viewBox={`0 0 ${LINE} 20`}
      fill="none"
      stroke={colour}
      strokeWidth="6"
    >
      <path d={d} {...(colours[verdict].dashes && { strokeDasharray: colours[verdict].dashes })} />
    </svg>
  );
}
