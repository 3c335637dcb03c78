/** Texts as they may stand in XML, whatever they hold. */

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

// XML knows no other control characters, and no halves of a pair.
const UNFIT = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Surrogate}/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text between tags and within quoted attributes; what XML cannot hold becomes U+FFFD. */
export const escapeXml = (text: string): string =>
  text.replace(UNFIT, '\ufffd').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
