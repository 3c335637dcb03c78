import type { ReactNode } from 'react';
import style from './parts.module.css';

/** Sections side by side: a form, and what came of it. One below the other where there is no room. */
export const Parts = ({ children }: { children: ReactNode }) => <div className={style.parts}>{children}</div>;
