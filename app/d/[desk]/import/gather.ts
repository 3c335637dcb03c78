/** One file on its way in: its bytes, and its name with the folders it came in. */
export type Given = { readonly file: File; readonly name: string };

/** Files that a file input holds; of a chosen folder with their paths in it. */
export const chosenIn = (input: HTMLInputElement): readonly Given[] =>
  [...(input.files ?? [])]
    .map((file) => ({ file, name: file.webkitRelativePath || file.name }))
    .filter((given) => input.webkitdirectory === false || isWanted(given));

/**
 * Everything that was dropped, folders opened to the last one.
 * What a browser says of a drop is gone after the first wait, so the entries are taken before it.
 */
export async function droppedIn(transfer: DataTransfer): Promise<readonly Given[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, name: file.name }));
  return (await Promise.all(entries.map(filesOf))).flat().filter(isWanted);
}

async function filesOf(entry: FileSystemEntry): Promise<readonly Given[]> {
  if (isFile(entry)) return [{ file: await fileOf(entry), name: entry.fullPath.replace(/^\//, '') }];
  if (!isFolder(entry)) return [];
  return (await Promise.all((await entriesOf(entry)).map(filesOf))).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** What systems lay beside people's files. */
const isWanted = ({ name }: Given): boolean =>
  !/(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini|__MACOSX\/.*)$/.test(name);

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** A browser gives a hundred at a time; an empty answer is the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
