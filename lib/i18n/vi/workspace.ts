import type { Words } from '..';
import type { workspace as en } from '../en/workspace';

export const workspace: Words<typeof en> = {};
