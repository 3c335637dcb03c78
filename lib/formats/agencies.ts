/** News agencies as bylines, signatures and meta data call them, with the name they are kept under. */
const AGENCIES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Reuters', /^(?:thomson )?reuters(?:\.com)?$/i],
  ['AFP', /^(?:afp|agence france[- ]presse)$/i],
  ['AP', /^(?:ap|the associated press|associated press)$/i],
  ['TTXVN', /^(?:ttxvn|thông tấn xã việt nam|vna|vietnam news agency|vietnam\+|vietnamplus)$/i],
  ['TASS', /^(?:tass|itar-tass|тасс)$/i],
  ['RIA Novosti', /^(?:ria novosti|ria|риа новости)$/i],
  ['Interfax', /^(?:interfax|интерфакс)$/i],
  ['Sputnik', /^sputnik$/i],
  ['Xinhua', /^(?:xinhua(?: news agency)?|tân hoa xã|新华社)$/i],
  ['Kyodo', /^(?:kyodo(?: news)?|共同通信)$/i],
  ['Yonhap', /^(?:yonhap(?: news agency)?|연합뉴스)$/i],
  ['dpa', /^(?:dpa|deutsche presse-agentur)$/i],
  ['EFE', /^(?:efe|agencia efe)$/i],
  ['ANSA', /^ansa$/i],
  ['PTI', /^(?:pti|press trust of india)$/i],
  ['ANI', /^(?:ani|asian news international)$/i],
  ['Anadolu', /^(?:anadolu(?: agency| ajansı)?)$/i],
  ['Ukrinform', /^(?:ukrinform|укрінформ)$/i],
  ['UPI', /^(?:upi|united press international)$/i],
  ['PA Media', /^(?:pa media|press association)$/i],
  ['AAP', /^(?:aap|australian associated press)$/i],
  ['Bernama', /^bernama$/i],
  ['Antara', /^antara$/i],
  ['NTB', /^ntb$/i],
];

/** The agency that a name or a signature such as `(Theo Reuters)` means, or null. */
export function agencyNamed(words: string): string | null {
  const name = words
    .trim()
    .replace(/^[([]\s*|\s*[)\]]\.?$/g, '')
    .replace(/^(?:theo|by|from|via|nguồn|source)[:\s]+/i, '')
    .trim();
  return AGENCIES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}
