/** A program with a token, for tests: asks without a network in between. */
import { makeToken } from '@/lib/data/tokens';
import type { Actor } from '@/lib/domain/permissions';
import { Scope } from '@/lib/domain/token';
import { answer } from './answer';

type Person = Actor & { kind: 'person' };

/** What came back: status, headers, and the body as JSON where it is. */
export type Got = { status: number; headers: Headers; body: unknown };

export type Program = {
  readonly token: string;
  /** `GET /claims`, and what is sent along. */
  ask(line: string, body?: unknown, headers?: Record<string, string>): Promise<Got>;
};

export const aProgram = async (
  person: Person,
  scopes: readonly Scope[] = Scope.options,
): Promise<Program> => {
  const token = await makeToken(person, { name: 'Máy', scopes: [...scopes], days: '7' });
  return { token, ask: askWith(token) };
};

/** @param token null: none is sent */
export const askWith =
  (token: string | null) =>
  async (line: string, body?: unknown, headers: Record<string, string> = {}): Promise<Got> => {
    const [method = '', path = ''] = line.split(' ');
    const response = await answer(
      new Request(`http://localhost:3000/api/v1${path}`, {
        method,
        headers: {
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    const isJson = text !== '' && /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
