import { z } from 'zod';
import { Manifest } from '@/lib/domain/manifest';
import { Report } from '@/lib/domain/report';

/** A report as a file has it: beside one that was published stands its manifest. */
const Written = Report.extend({ manifest: Manifest.optional() });

/**
 * The JSON Schema of the JSON export, made from the schema that the program itself checks reports with.
 *
 * @see https://json-schema.org/draft/2020-12
 */
export const reportSchema = (): object => ({
  title: 'Verimark report',
  description:
    'verimark-report-1. `hash` is the SHA-256 of the canonical JSON of all other fields but `manifest`: keys in order, no spaces. Offsets of passages are in Unicode code points.',
  ...z.toJSONSchema(Written, { target: 'draft-2020-12' }),
});
