import type { Words } from '..';
import type { history as en } from '../en/history';

export const history: Words<typeof en> = {
  fault: {
    chain: {
      gap: 'Mục {found} của nhật ký đứng ở chỗ lẽ ra là mục {expected}.',
      link: 'Mục {id} của nhật ký không nối tiếp mục trước nó.',
      hash: 'Mục {id} của nhật ký đã bị sửa: mã băm không khớp với nội dung.',
      count: 'Nhật ký có {expected} mục, bàn ghi nhớ {found} mục: đã có mục bị thêm vào hoặc cắt mất.',
      head: 'Nhật ký không kết thúc ở mục mà bàn ghi nhớ.',
    },
    log: {
      before: 'Nhật ký đổi {table} {id}, {column}, từ “{found}”, nhưng lúc đó giá trị là “{expected}”.',
      record: 'Nhật ký tạo {table} {id} hai lần, hoặc sửa khi chưa từng tạo.',
      move: '{table} {id} chuyển từ “{expected}” sang “{found}”, không bước nào cho phép.',
    },
    row: {
      missing: '{table} {id} có trong nhật ký nhưng đã mất khỏi cơ sở dữ liệu.',
      unlogged: '{table} {id} có trong cơ sở dữ liệu, nhưng không mục nhật ký nào tạo ra.',
      column: '{table} {id}: {column} phải là “{expected}” nhưng lại là “{found}”.',
      orphan: '{table} {id}: {column} trỏ tới {found}, không có trong {expected}.',
    },
    assignment: { several: 'Nhận định {found} được giao cho hơn một người cùng lúc ({table} {id}).' },
    assessment: {
      hash: '{table} {id}: điều đã gửi hoặc đã duyệt không còn giống điều đang có.',
    },
    text: {
      hash: '{table} {id}: văn bản không phải là văn bản đã nhập.',
      form: '{table} {id}: văn bản không còn ở dạng chuẩn hóa.',
      sentences: '{table} {id}: các câu không phủ hết văn bản.',
      slice: '{table} {id}: {column} là “{found}”, còn trong văn bản là “{expected}”.',
      version: '{table} {id} trích một phiên bản văn bản không tồn tại ({found}).',
    },
    file: {
      missing: 'Tệp lưu {id} đã mất, hoặc không còn như lúc lưu.',
      size: 'Tệp lưu {id} dài {expected} byte, cơ sở dữ liệu ghi {found}.',
    },
    note: { hash: '{table} {id}: nội dung không phải là điều đã viết.' },
    export: { items: 'Lần xuất {id} không liệt kê đúng những nhận định khi xuất.' },
  },
};
