import { openSnapshot } from '@/lib/data/custody';
import { fileName } from '@/lib/formats/file-name';
import { storedMedia } from '@/lib/formats/media';
import { api } from '@/lib/web/api';
import { storedFile } from '@/lib/web/download';
import { apiActor } from '@/lib/web/session';

/** A snapshot as a file. Each time it is asked for is an event; the browser keeps no copy of its own. */
export const GET = api<{ desk: string; snapshot: string }>(async (request, { desk, snapshot: id }) => {
  const { snapshot, bytes } = await openSnapshot(await apiActor(request, desk), id);
  const media = storedMedia(snapshot.mediaType);
  const name = fileName('', snapshot.name.replace(/\.\w{1,5}$/, ''), media?.extension ?? 'bin');
  return storedFile(bytes, { name, type: snapshot.mediaType, shown: media?.shown ?? false });
});
