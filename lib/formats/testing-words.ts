/** Words that are hard on whatever counts characters, for laws. */
import fc from 'fast-check';

/** Of several scripts, composed and not, with emoji, joiners, marks and markup. */
export const word = fc.constantFrom(
  ...['vùng', 'trời', 'ế', 'e\u0302\u0301', '👨‍👩‍👧‍👦', '🇻🇳', 'Đặng', '\u200d', 'ก็', '𠮷', 'á'],
  ...['. ', ' ', '\n', '<b>', '"'],
);
