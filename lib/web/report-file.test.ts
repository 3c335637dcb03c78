import { afterAll, expect, test } from 'vitest';
import { aDesk, eachEngine } from '@/lib/data/testing';
import { newId } from '@/lib/domain/ids';
import type { Actor } from '@/lib/domain/permissions';
import { Report } from '@/lib/domain/report';
import { plainRequest } from '@/lib/domain/report-request';
import { reportFormats } from '../formats/report-format';
import { closeWriting } from '../outside/write';
import { reportFile } from './report-file';

afterAll(closeWriting);

const checker = async (): Promise<Actor> => ({
  kind: 'person',
  name: 'Checker A',
  role: 'checker',
  ...(await aDesk()),
});

const asked = async (query: string) =>
  reportFile(`http://localhost/api/desks/x/report?${query}`, {
    actor: await checker(),
    language: 'vi',
    origin: 'http://localhost',
    apart: (fileId) => Response.json({ fileId }, { status: 202 }),
  });

eachEngine('the file of a report', () => {
  test.each([
    ['html', 'text/html; charset=utf-8', /^<!doctype html>\n<html lang="vi">/],
    ['csv', 'text/csv; charset=utf-8; header=present', /^number,claim_id,/],
    ['csv-evidence', 'text/csv; charset=utf-8; header=present', /^number,claim_id,short_text,/],
    ['json', 'application/json; charset=utf-8', /^\{\n {2}"format": "verimark-report-1"/],
    ['jsonl', 'application/jsonl; charset=utf-8', /^\{"line":"report","format":"verimark-report-1"/],
    ['markdown', 'text/markdown; charset=utf-8; variant=CommonMark', /^\*\*Verimark\*\*/],
    ['fever', 'application/jsonl; charset=utf-8', /^$/],
    ['averitec', 'application/json; charset=utf-8', /^\[\n\]\n$/],
    ['claim-review', 'application/ld+json; charset=utf-8', /^\[\]\n$/],
    ['annotations', 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', /"total":0/],
  ] as const)('comes as %s', async (format, type, beginning) => {
    const answer = await asked(`format=${format}`);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-disposition')).toContain(
      `filename="bao-cao-desk-dieu-gi-da-xac-nhan-dieu-gi-chua.${reportFormats[format].extension}"`.replace(
        /\.(?=\w+\.)/,
        '-',
      ),
    );
    expect(await answer.text()).toMatch(beginning);
  });

  test.each([
    ['pdf', 'application/pdf', '%PDF-1.7'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
  ])('comes as %s, written apart', async (format, type, beginning) => {
    const answer = await asked(`format=${format}`);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('content-disposition')).toContain(
      `filename="bao-cao-desk-dieu-gi-da-xac-nhan-dieu-gi-chua.${format}"`,
    );
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, beginning.length)).toBe(beginning);
  });

  test('holds what the address chooses', async () => {
    const report = Report.parse(await (await asked('format=json&verdict=disputed&to=2022-01-31')).json());
    expect(report.selection).toEqual({ ...plainRequest.selection, verdicts: ['disputed'], to: '2022-01-31' });
  });

  test.each([
    ['no format', '', 'input.invalid'],
    ['a format there is not', 'format=exe', 'input.invalid'],
    ['two formats', 'format=csv&format=json', 'input.invalid'],
    ['a verdict there is not', 'format=csv&verdict=true', 'input.invalid'],
    ['an article that is no id', 'format=csv&article=../x', 'input.invalid'],
    ['what is not approved, by a checker', 'format=csv&state=proposed', 'permission.denied'],
    ['what has no verdict, by a checker', 'format=csv&unassessed=1', 'permission.denied'],
    ['an article that is not there', `format=csv&article=${newId()}`, 'not-found'],
  ])('is refused for %s', async (_, query, code) => {
    await expect(asked(query)).rejects.toMatchObject({ code });
  });
});
