import { describe, expect, it } from 'vitest';
import { DomainError } from './errors';
import { parse } from './input';
import { plainReporting, Reporting, ReportingForm } from './reporting';

describe('what a desk has set about its reports', () => {
  it('is nothing as it begins', () => {
    expect(Reporting.parse({})).toEqual(plainReporting);
    expect(plainReporting.vi).toMatchObject({ method: '', verdicts: { disputed: '' } });
  });

  it('comes from the fields of a form, by language', () => {
    const fields = {
      desk: 'x',
      'vi.method': ' Đối chiếu từng chữ. ',
      'en.verdicts.disputed': 'No.',
      grades: 'on',
    };
    expect(parse(ReportingForm, fields)).toEqual({
      en: { ...plainReporting.en, verdicts: { ...plainReporting.en.verdicts, disputed: 'No.' } },
      vi: { ...plainReporting.vi, method: 'Đối chiếu từng chữ.' },
      grades: true,
    });
  });

  it('says which field is too long, by its name in the form', () => {
    const refused = () => parse(ReportingForm, { 'vi.verdicts.disputed': 'x'.repeat(601) });
    expect(refused).toThrow(DomainError);
    expect(refused).toThrow(
      expect.objectContaining({ fields: [{ path: 'vi.verdicts.disputed', key: 'too_big' }] }),
    );
  });
});
