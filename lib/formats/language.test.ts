import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectLanguage, looksVietnamese } from './language';

const seed = (name: string) => readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');

describe('detectLanguage', () => {
  const cases: Record<string, readonly string[]> = {
    vi: [
      seed('000_be9c6d21626579b7.txt'),
      seed('001_eb2be8546647d80d.txt'),
      'Giá điện tăng.',
      'Hôm nay trời mưa',
      'Washington bác bỏ.',
      'Những cáo buộc như vậy đã bị Washington bác bỏ.'.normalize('NFD'),
    ],
    en: [
      'The council denied the report. Its members said they had not been asked.',
      'Flood wall cost doubled, council papers show',
      'Officials in Đà Nẵng said that Nguyễn Văn A had left the city before the hearing began on Monday.',
    ],
    ru: ['Россия начала вывод войск.', 'Москва отрицает', 'Войска ОДКБ в Казахстане'],
    fr: ['Le gouvernement dément ces informations.', 'Des troupes russes au Kazakhstan'],
    es: [
      'El gobierno desmiente la información.',
      'Las autoridades dijeron que no hubo heridos en la capital.',
    ],
    zh: ['美国否认', '美国否认指控。'],
    ja: ['米国は否定'],
    ko: ['미국은 부인했다.'],
    ar: ['نفت واشنطن هذه الاتهامات.'],
    uk: ['Україна заперечує ці звинувачення.'],
    und: ['', '2022', 'Il-76', 'Nga', '…'],
  };
  const samples = Object.entries(cases).flatMap(([language, texts]) =>
    texts.map((text) => [language, text.slice(0, 60), text] as const),
  );
  it.each(samples)('%s: %s', async (language, _, text) => {
    expect(await detectLanguage(text)).toBe(language);
  });

  it('knows every sentence of real Vietnamese news by its letters or groups', async () => {
    const sentences = seed('000_be9c6d21626579b7.txt').split('. ');
    expect(sentences.filter((sentence) => !looksVietnamese(sentence))).toEqual([]);
  });
});
