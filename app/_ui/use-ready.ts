'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * Whether the page has its script. A form that only script can send must not be sent before: the browser would load the
 * page anew, and what was typed would be gone.
 */
export const useReady = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
