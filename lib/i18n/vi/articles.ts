import type { Words } from '..';
import type { articles as en } from '../en/articles';

export const articles: Words<typeof en> = {};
