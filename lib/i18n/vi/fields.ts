import type { Words } from '..';
import type { fields as en } from '../en/fields';

export const fields: Words<typeof en> = {
  invalid: 'Chỗ này chưa đúng.',
  required: 'Hãy điền vào đây.',
  email: 'Đây không phải địa chỉ email. Ví dụ: ten@example.org',
  url: 'Đây không phải địa chỉ web. Ví dụ: https://example.org/trang',
  date: 'Đây không phải ngày tháng. Hãy viết 2022, 2022-01 hoặc 2022-01-06.',
  choice: 'Hãy chọn trong danh sách.',
  number: 'Hãy viết một con số.',
  tooShort: 'Quá ngắn: ít nhất {minimum} ký tự.',
  tooLong: 'Quá dài: nhiều nhất {maximum} ký tự.',
  timeZone: 'Không có múi giờ này. Ví dụ: Asia/Ho_Chi_Minh',
  passwordShort: 'Dùng ít nhất 8 ký tự.',
  passwordCommon: 'Dễ đoán. Hãy dùng vài từ không liên quan đến nhau.',
  passwordWrong: 'Mật khẩu không đúng.',
  emailTaken: 'Đã ở trong bàn hoặc đã được mời.',
};
