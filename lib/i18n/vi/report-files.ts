import type { Words } from '..';
import type { reportFiles as en } from '../en/report-files';

export const reportFiles: Words<typeof en> = {
  title: 'Tệp báo cáo',
  lead: 'Báo cáo lớn được ghi trong khi bạn làm tiếp việc của mình. Tệp được giữ ở đây một ngày, chỉ riêng bạn thấy; sau đó hãy yêu cầu lại.',
  back: 'Về báo cáo',
  again: 'Xem lại',
  how: {
    waiting: 'Đang chờ đến lượt',
    writing: '{done} trên {total} nhận định',
    done: 'Đã xong, {size}',
    cancelled: 'Đã hủy',
    failed: 'Không ghi được',
  },
  progress: 'Tiến độ của tệp {title}',
  download: 'Tải về',
  downloadNamed: 'Tải về {title} dạng {format}',
  cancel: 'Hủy',
  cancelNamed: 'Hủy {title} dạng {format}',
  remove: 'Xóa',
  removeNamed: 'Xóa {title} dạng {format}',
  publication: 'Sắp công bố',
  published: 'Đã công bố, số {number}',
  toPublished: 'Báo cáo số {number}',
  ofNumber: 'Các tệp của báo cáo số {number}',
  ofNumberLead:
    'Với báo cáo lớn như thế này, mỗi định dạng được ghi khi có người yêu cầu lần đầu. Từ đó tệp được giữ nguyên mãi cho cả bàn.',
  none: 'Chưa ghi',
  write: 'Yêu cầu ghi',
  writeNamed: '{submit}: {title} dạng {format}',
  numbered: 'báo cáo số {number}',
  tryAgain: 'Thử lại',
  toReport: 'Về báo cáo số {number}',
  large: 'Báo cáo này in {count} nhận định, quá nhiều để hiển thị ở đây. Các tệp của báo cáo có đủ.',
  untitled: 'Báo cáo',
};
