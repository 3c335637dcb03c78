import { z } from 'zod';
import { Report } from '@/lib/domain/report';

/**
 * The JSON Schema of the JSON export, made from the schema that the program itself checks reports with.
 *
 * @see https://json-schema.org/draft/2020-12
 */
export const reportSchema = (): object => ({
  title: 'Verimark report',
  description:
    'verimark-report-1. `hash` is the SHA-256 of the canonical JSON of all other fields: keys in order, no spaces. Offsets of passages are in Unicode code points.',
  ...z.toJSONSchema(Report, { target: 'draft-2020-12' }),
});
