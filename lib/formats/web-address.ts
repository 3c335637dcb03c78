/**
 * An address of the web as a link carries it: in ASCII, which is all that a PDF takes, and without a sign that would end
 * it; null for what is none, and for what would run or read a file.
 */
export const webAddress = (address: string | null): string | null =>
  address && /^https?:\/\//i.test(address) && URL.canParse(address)
    ? new URL(address).href.replace(UNFIT, encodeURIComponent)
    : null;

// Browsers let these through. @see https://www.rfc-editor.org/rfc/rfc3986#section-2
const UNFIT = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]/g;
