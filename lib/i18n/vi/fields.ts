import type { Words } from '..';
import type { fields as en } from '../en/fields';

export const fields: Words<typeof en> = {
  invalid: 'Chỗ này chưa đúng.',
  required: 'Hãy điền vào đây.',
  invalid_type: 'Hãy điền vào đây.',
  too_small: 'Hãy điền vào đây; như vậy còn ngắn.',
  too_big: 'Dài quá. Hãy viết ngắn lại.',
  invalid_format: 'Chưa đúng dạng.',
  invalid_value: 'Hãy chọn trong danh sách.',
  unrecognized_keys: 'Ở đây có thứ không thuộc về chỗ này.',
  future: 'Thời điểm này ở tương lai.',
  anonymous: 'Nguồn ẩn danh là ai chỉ được ghi trong ghi chú bảo mật, không ghi ở đây.',
  passage: 'Đoạn trích này chưa trọn. Hãy chọn lại.',
  quoteMismatch: 'Đây không phải những chữ ở chỗ ấy. Hãy chọn lại đoạn trích.',
  quoteNotFound: 'Bản lưu không có những chữ này. Hãy chép lại từ bản lưu, hoặc sửa lời trích.',
  bothGrades: 'Đặt cả hai bậc, hoặc không đặt bậc nào.',
  contact: 'Hãy ghi đã hỏi ai và bằng cách nào, hoặc vì sao không cần hỏi ai.',
  taken: 'Đã có rồi.',
  unknown: 'Không có mục này.',
  outsider: 'Có người được nhắc tên mà không được xem mục này. Hãy bỏ tên đó ra.',
  email: 'Đây không phải địa chỉ email. Ví dụ: ten@example.org',
  url: 'Đây không phải địa chỉ web. Ví dụ: https://example.org/trang',
  date: 'Đây không phải ngày tháng. Hãy viết 2022, 2022-01 hoặc 2022-01-06.',
  timeZone: 'Không có múi giờ này. Ví dụ: Asia/Ho_Chi_Minh',
  passwordShort: 'Dùng ít nhất 8 ký tự.',
  passwordCommon: 'Dễ đoán. Hãy dùng vài từ không liên quan đến nhau.',
  passwordWrong: 'Mật khẩu không đúng.',
  emailTaken: 'Đã ở trong bàn.',
  unsound:
    'Nhận định này, hoặc tệp làm chứng cứ cho nó, không còn đúng như khi được duyệt. Hãy sửa và duyệt lại rồi mới xuất.',
  sameOpinion: 'Kết luận của bạn giống như vậy. Hãy cho kết luận hoặc căn cứ khác trước.',
};
