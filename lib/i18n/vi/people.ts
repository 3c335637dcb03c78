import type { Words } from '..';
import type { people as en } from '../en/people';

export const people: Words<typeof en> = {
  role: {
    viewer: 'Người xem',
    checker: 'Người kiểm chứng',
    editor: 'Biên tập viên',
    admin: 'Quản trị viên',
  },
};
