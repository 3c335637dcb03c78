import type { Words } from '..';
import type { shell as en } from '../en/shell';

export const shell: Words<typeof en> = {
  skip: 'Đến thẳng nội dung',
  nav: {
    label: 'Mục chính',
    articles: 'Bàn',
    review: 'Duyệt',
    report: 'Báo cáo',
    history: 'Lịch sử',
    sources: 'Nguồn tin',
    people: 'Thành viên',
    settings: 'Cài đặt',
    desks: 'Tất cả các bàn',
  },
  search: { label: 'Tìm kiếm', hint: 'Tìm: vung troi cũng ra vùng trời', go: 'Tìm' },
  language: { label: 'Ngôn ngữ', vi: 'Tiếng Việt', en: 'English' },
  theme: {
    label: 'Sáng hoặc tối',
    system: 'Theo thiết bị',
    light: 'Sáng',
    dark: 'Tối',
  },
  menu: {
    label: 'Trình đơn',
    of: 'Trình đơn của {name}',
    tokens: 'Mã truy cập',
    account: 'Tài khoản của bạn',
    agreement: 'Mức đồng thuận',
    interests: 'Khai báo lợi ích',
    guideline: 'Cẩm nang của bàn',
    reports: 'Báo cáo đã công bố',
    verify: 'Kiểm tra báo cáo',
    signIn: 'Đăng nhập',
    signOut: 'Đăng xuất',
  },
  verdict: {
    confirmed: 'Đã xác nhận',
    unconfirmed: 'Chưa xác nhận',
    disputed: 'Còn tranh cãi',
    none: 'Chưa có kết luận',
    counts:
      '{confirmed, number} đã xác nhận, {unconfirmed, number} chưa xác nhận, {disputed, number} còn tranh cãi',
  },
  dialog: { close: 'Đóng', cancel: 'Thôi' },
  copy: { action: 'Sao chép', done: 'Đã chép' },
  pager: { label: 'Các trang', previous: 'Trước', next: 'Sau', page: 'Trang {page, number}/{pages, number}' },
  field: { optional: 'không bắt buộc', characters: '{used, number}/{maximum, number}' },
  save: 'Lưu',
  saved: 'Đã lưu.',
  notFound: {
    title: 'Không có trang này',
    body: 'Địa chỉ không dẫn đến đâu, hoặc dẫn đến thứ bạn không được xem.',
    home: 'Về bàn',
  },
  failure: {
    title: 'Đã có lỗi xảy ra',
    body: 'Lỗi ở chương trình, không phải ở bạn, và đã được ghi vào nhật ký. Những gì đã lưu vẫn an toàn.',
    number: 'Số trong nhật ký: {digest}',
    again: 'Thử lại',
  },
};
