import type { Words } from '..';
import type { cards as en } from '../en/cards';

export const cards: Words<typeof en> = {};
