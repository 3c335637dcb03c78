import type { Words } from '..';
import type { importReport as en } from '../en/import-report';

export const importReport: Words<typeof en> = {
  file: 'nhập-bài',
  column: {
    file: 'Tệp',
    line: 'Dòng',
    outcome: 'Kết quả',
    reason: 'Lý do',
    title: 'Bài',
    controls: 'Ký tự điều khiển đã bỏ',
    bidi: 'Dấu đổi chiều chữ đã bỏ',
    elsewhere: 'Phần nằm ngoài tệp không tải',
    address: 'Địa chỉ',
  },
  outcome: { imported: 'đã nhập', known: 'đã có ở bàn', refused: 'không nhập được' },
};
