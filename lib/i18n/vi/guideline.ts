import type { Words } from '..';
import type { guideline as en } from '../en/guideline';

export const guideline: Words<typeof en> = {
  title: 'Cẩm nang của bàn',
  lead: 'Cách bàn này kiểm chứng nhận định. Mỗi kết luận ghi lại số của bản cẩm nang đang áp dụng lúc đó.',
  version: 'Bản {number, number}',
  newest: 'đang áp dụng',
  by: '{author}, {date}',
  write: 'Viết cẩm nang',
  edit: 'Sửa',
  text: 'Cẩm nang của bàn',
  textHint: 'Viết bằng Markdown: # đề mục, - danh sách, **in đậm**, [chữ](https://example.org).',
  save: 'Lưu thành bản {number, number}',
  cancel: 'Thôi',
  stale:
    'Đã có người lưu bản {number, number} sau khi bạn bắt đầu. Dưới đây là những chỗ bản của bạn khác bản đó; hãy lấy những gì cần, rồi lưu lại.',
  empty:
    'Bàn chưa có cẩm nang. Hãy viết ra thế nào là đã xác nhận, nguồn nào là đủ, và phải hỏi lại những ai.',
  emptyFor: 'Bàn chưa có cẩm nang. Biên tập viên hoặc quản trị viên của bàn có thể viết.',
  versions: 'Các bản',
  old: 'Đây là bản {number, number}. Bản {newest, number} đang áp dụng.',
  toNewest: 'Xem bản mới nhất',
  changed: 'Thay đổi so với bản {number, number}',
  first: 'Đây là bản đầu tiên.',
  open: 'Cẩm nang',
  close: 'Đóng cẩm nang',
  loading: 'Đang mở cẩm nang …',
  failed: 'Không mở được cẩm nang. Hãy kiểm tra kết nối rồi thử lại.',
  again: 'Thử lại',
};
