/** What the page says to the server about an import. */
import type { ImportMove, ImportView } from '@/lib/domain/import-job';
import type { Choices, Recognised } from './contract';
import { type Answer, ask, posted } from './send';

/** In bytes: a piece that was lost on the way is soon sent again. */
const PIECE = 4 * 1024 * 1024;

const queryOf = ({ format, encoding, mapping }: Choices): URLSearchParams =>
  new URLSearchParams({
    ...(format && { format }),
    ...(encoding && { encoding }),
    ...(mapping && { mapping: JSON.stringify(mapping) }),
  });

export const talkOf = (deskId: string) => {
  const root = `/api/desks/${deskId}/imports`;
  const fileAt = (id: string, number: number) => `${root}/${id}/files/${number}`;

  const sendPiece = (id: string, number: number, name: string, file: File, offset: number) => {
    const query = new URLSearchParams({ name, size: String(file.size), offset: String(offset) });
    const body = file.slice(offset, offset + PIECE);
    const headers = { 'content-type': 'application/octet-stream' };
    return ask<{ received: number }>(`${fileAt(id, number)}?${query}`, { method: 'PUT', body, headers });
  };

  return {
    create: () => ask<{ id: string }>(root, { method: 'POST' }),
    read: (id: string) => ask<ImportView>(`${root}/${id}`),
    move: (id: string, move: ImportMove['do']) => ask<unknown>(`${root}/${id}`, posted({ do: move })),
    preview: (id: string, number: number, choices?: Choices) =>
      ask<Recognised>(`${fileAt(id, number)}?${queryOf(choices ?? {})}`),
    choose: (id: string, number: number, choices: Choices) =>
      ask<unknown>(fileAt(id, number), { ...posted({ choices }), method: 'PATCH' }),
    leaveOut: (id: string, number: number) => ask<unknown>(fileAt(id, number), { method: 'DELETE' }),

    /** Hand in a file piece by piece. @throws TypeError when the server cannot be reached */
    send: async (
      id: string,
      number: number,
      name: string,
      file: File,
      onSent: (bytes: number) => void,
    ): Promise<Answer<unknown>> => {
      for (let sent = 0; ; ) {
        const answer = await sendPiece(id, number, name, file, sent);
        if (!answer.ok) return answer;
        sent = answer.value.received;
        onSent(sent);
        if (sent >= file.size) return answer;
      }
    },
  };
};

export type Talk = ReturnType<typeof talkOf>;
