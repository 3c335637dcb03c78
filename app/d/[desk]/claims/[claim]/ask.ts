import type { Problem } from '../../articles/[article]/contract';
import { problemOf } from '../../articles/[article]/send';

const unreachable: Problem = { status: 0, code: 'unreachable', title: '', details: {}, fields: [] };

/** A request of the page's own, and what was answered or refused. */
export const ask = async <Answer>(
  address: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  userId: string,
  body?: object,
): Promise<{ answer: Answer } | { refused: Problem }> => {
  try {
    const response = await fetch(address, {
      method,
      headers: { 'content-type': 'application/json', 'verimark-user': userId },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) return { refused: await problemOf(response) };
    return { answer: (await response.json()) as Answer };
  } catch {
    return { refused: unreachable };
  }
};
