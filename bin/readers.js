// @ts-check
/** Programs that read what is written: poppler's for PDF, LibreOffice for documents and workbooks. */
import { installDebian, onPath } from './debian.js';

const READERS = [
  { program: 'pdftotext', packages: ['poppler-utils'] },
  { program: 'soffice', packages: ['libreoffice-writer-nogui', 'libreoffice-calc-nogui'] },
];

/** Find or install the readers. LibreOffice is some 400 MB. @returns {Promise<string>} which there are */
export async function provideReaders() {
  for (const { program, packages } of READERS) {
    if (onPath([program])) continue;
    const byHand = `No ${program} here. Install it (Debian: apt-get install ${packages.join(' ')}).`;
    for (const name of packages) await installDebian(name, byHand);
    if (!onPath([program])) throw new Error(byHand);
  }
  return READERS.map(({ program }) => program).join(', ');
}
