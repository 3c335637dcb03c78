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
  taken: 'Đã có rồi.',
  unknown: 'Không có mục này.',
  email: 'Đây không phải địa chỉ email. Ví dụ: ten@example.org',
  url: 'Đây không phải địa chỉ web. Ví dụ: https://example.org/trang',
  date: 'Đây không phải ngày tháng. Hãy viết 2022, 2022-01 hoặc 2022-01-06.',
  timeZone: 'Không có múi giờ này. Ví dụ: Asia/Ho_Chi_Minh',
  passwordShort: 'Dùng ít nhất 8 ký tự.',
  passwordCommon: 'Dễ đoán. Hãy dùng vài từ không liên quan đến nhau.',
  passwordWrong: 'Mật khẩu không đúng.',
  emailTaken: 'Đã ở trong bàn.',
};
