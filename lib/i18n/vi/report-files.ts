import type { Words } from '..';
import type { reportFiles as en } from '../en/report-files';

export const reportFiles: Words<typeof en> = {
  title: 'Tệp báo cáo',
  lead: 'Báo cáo lớn được ghi trong khi bạn làm tiếp việc của mình. Tệp được giữ ở đây một ngày, chỉ riêng bạn thấy; sau đó hãy yêu cầu lại.',
  none: 'Trong 24 giờ qua bạn chưa yêu cầu báo cáo lớn nào.',
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
  untitled: 'Báo cáo',
};
