import { archiveMembers, unpackMember } from '../formats/archive';
import { draftLines, draftOne, draftStretch, openFile, previewFile } from '../formats/drafts';
import { feedOf } from '../formats/feed';
import { mediaText } from '../formats/media-text';
import { readBytes } from '../formats/read-source';
import { recogniseBytes } from '../formats/recognise';

/** Bytes and plain options in, a plain record out: both cross from one process to another. */
export type Parser = (bytes: Uint8Array, options: never) => unknown;

/** What is parsed apart from the server, by name. A further kind is a further entry. */
export const parsers = {
  'media-text': mediaText,
  recognise: recogniseBytes,
  article: readBytes,
  feed: feedOf,
  archive: archiveMembers,
  unpack: unpackMember,
  draft: draftOne,
  preview: previewFile,
  open: openFile,
  lines: draftLines,
  stretch: draftStretch,
} as const satisfies Record<string, Parser>;

export type Parsers = typeof parsers;
