import { draftOne, draftPiece } from '../formats/drafts';
import { mediaText } from '../formats/media-text';

/** Bytes and plain options in, a plain record out: both cross from one process to another. */
export type Parser = (bytes: Uint8Array, options: never) => unknown;

/** What is parsed apart from the server, by name. A further kind is a further entry. */
export const parsers = {
  'media-text': mediaText,
  draft: draftOne,
  drafts: draftPiece,
} as const satisfies Record<string, Parser>;

export type Parsers = typeof parsers;
