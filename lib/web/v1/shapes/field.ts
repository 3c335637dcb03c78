/** Fields that many answers have, and how a shape is held to the record that it shows. */

import { z } from 'zod';
import { Id } from '@/lib/domain/ids';

export const text = z.string();
export const words = z.string().nullable();
export const time = z.iso.datetime();
export const moment = time.nullable();
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const count = z.int();
export const offset = z.int().nullable();
export const person = Id.describe('Id of a person.');
/** Field by field the same as a record of the domain: the types of both are compared. */
export type Shape<Record> = { [Key in keyof Record]-?: z.ZodType<Record[Key]> };
export const record =
  <Known>() =>
  <Fields extends Partial<Shape<Known>>>(fields: Fields) =>
    z.object(fields);
export const made = { createdAt: time };
export const ended = { deletedAt: moment.describe('Taken back then; null: not.') };
