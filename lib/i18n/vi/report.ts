import type { Words } from '..';
import type { report as en } from '../en/report';

export const report: Words<typeof en> = {};
