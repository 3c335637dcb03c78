/** Archives, as office documents are: written part after part, each packed when it is whole. */
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const packing = promisify(deflateRaw);

/** A file of the archive: its path, and its content in pieces. */
export type ZipPart = { readonly name: string; readonly content: Iterable<string> };

const DOS_DATE = 0x0021; // 1 January 1980: a report is the same to the byte whenever it is written.
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const VERSION = 20;

/**
 * A zip archive of these parts, in their order.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export async function zip(parts: Iterable<ZipPart>): Promise<Uint8Array> {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const bytes = await gathered(content);
    const packed: Buffer = await packing(bytes);
    const head = fields(bytes, packed, name);
    const local = Buffer.concat([signature('PK\x03\x04'), head, Buffer.from(name), packed]);
    files.push(local);
    directory.push(
      Buffer.concat([signature('PK\x01\x02'), uint16(VERSION), head, placed(offset), Buffer.from(name)]),
    );
    offset += local.length;
  }
  return Buffer.concat([...files, ...directory, end(directory, offset)]);
}

/** In UTF-16 code units: what is put together before others have their turn. */
const PIECE = 2 ** 18;

const gathered = async (content: Iterable<string>): Promise<Buffer> => {
  const whole: Buffer[] = [];
  let text = '';
  for (const piece of content) {
    text += piece;
    if (text.length < PIECE) continue;
    whole.push(Buffer.from(text));
    text = '';
    await setImmediate();
  }
  return Buffer.concat([...whole, Buffer.from(text)]);
};

const signature = (text: string): Buffer => Buffer.from(text, 'latin1');

const uint16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};

/** What a file's own head and its line in the directory both say. */
const fields = (bytes: Buffer, packed: Buffer, name: string): Buffer => {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(VERSION, 0);
  head.writeUInt16LE(UTF8_NAMES, 2);
  head.writeUInt16LE(DEFLATED, 4);
  head.writeUInt16LE(DOS_DATE, 8);
  head.writeUInt32LE(crc32(bytes), 10);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(bytes.length, 18);
  head.writeUInt16LE(Buffer.byteLength(name), 22);
  return head;
};

const placed = (offset: number): Buffer => {
  const place = Buffer.alloc(14);
  place.writeUInt32LE(offset, 10);
  return place;
};

const end = (directory: readonly Buffer[], offset: number): Buffer => {
  const bytes = Buffer.alloc(22);
  bytes.write('PK\x05\x06', 'latin1');
  bytes.writeUInt16LE(directory.length, 8);
  bytes.writeUInt16LE(directory.length, 10);
  bytes.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  bytes.writeUInt32LE(offset, 16);
  return bytes;
};
