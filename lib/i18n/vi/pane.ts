import type { Words } from '..';
import type { pane as en } from '../en/pane';

export const pane: Words<typeof en> = {
  text: 'Nội dung bài',
  plain:
    'Trình duyệt này không tô được nhận định lên chữ. Tất cả vẫn có trong danh sách nhận định và trên dải ở lề; Chromium, Firefox hay Safari mới hơn sẽ tô cả trong bài.',
  sentence: 'Câu {n, number}. {claims, plural, =0 {Chưa có nhận định.} other {# nhận định:}}',
  claim: 'Nhận định {n, number}, {verdict}{layer, select, attribution {, dẫn lời} other {}}: {words}.',
};
