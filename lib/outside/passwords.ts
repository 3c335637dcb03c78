import { hash, verify } from '@node-rs/argon2';
import { DomainError, type ErrorCode } from '../domain/errors';

/** In code points, after NFKC. */
const LEAST = 8;

/** Whose password it is: what they would think of first. */
type Owner = { email: string; name: string };

/** The one spelling of a password, whatever keyboard it was typed on. */
const normal = (password: string): string => password.normalize('NFKC');

/** argon2id with the library's parameters (19 MiB, 2 passes), as a PHC string. Takes some 10 ms outside the event loop. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password));

let dummy: Promise<string> | undefined;

/** Whether the password belongs to the hash. Without a hash it takes as long, and is false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword(crypto.randomUUID());
  const matches = await verify(stored ?? (await dummy), normal(password)).catch(() => false);
  return matches && stored !== null;
}

/**
 * Refuse a password that is short, or that others would try first: one of the common ones, one of them with figures and
 * signs around it, or hardly more than the owner's or the program's name.
 *
 * @throws DomainError password.short, password.common, each at the field `password`
 */
export async function assertGoodPassword(password: string, owner: Owner): Promise<void> {
  const chosen = normal(password);
  if (Array.from(chosen).length < LEAST) throw refused('password.short', 'passwordShort');
  const common = await commonPasswords();
  const guesses = [chosen.toLowerCase(), lettersOf(chosen)];
  if (guesses.some((guess) => common.has(guess)) || isEmpty(withoutNames(chosen, owner)))
    throw refused('password.common', 'passwordCommon');
}

const refused = (code: ErrorCode, key: string) => new DomainError(code, {}, [{ path: 'password', key }]);

let list: Promise<ReadonlySet<string>> | undefined;

/** Some 30,000, in small letters; unpacked when first needed. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  list ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  );
  return list;
}

/** `Password_2024!` → `password`: what is left when figures and signs at either end go. */
const lettersOf = (password: string): string => password.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** Fewer than four different characters say nothing. */
const isEmpty = (rest: string): boolean => new Set(rest).size < 4;

/** What is left when the names of person, address and program are taken out, without accents and figures. */
function withoutNames(password: string, { email, name }: Owner): string {
  const names = [email, ...email.split(/[@.+_-]/), name, ...name.split(/\s+/), 'verimark'].map(folded);
  const known = names.filter((part) => part.length > 2).sort((a, b) => b.length - a.length);
  return known.reduce((rest, part) => rest.replaceAll(part, ''), folded(password));
}

const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}]/gu, '');
