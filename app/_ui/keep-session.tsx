'use client';

import { useEffect } from 'react';

/** In ms: how often the session is renewed while the page is being used. */
const EVERY = 30 * 60_000;

/** Reading the session renews it, so that nobody who works on one page is signed out in the middle of it. */
export function KeepSession() {
  useEffect(() => {
    let used = false;
    const use = () => {
      used = true;
    };
    const renew = () => {
      if (used) fetch('/api/auth/session').catch(() => null);
      used = false;
    };
    const timer = setInterval(renew, EVERY);
    addEventListener('pointerdown', use, { passive: true });
    addEventListener('keydown', use, { passive: true });
    return () => {
      clearInterval(timer);
      removeEventListener('pointerdown', use);
      removeEventListener('keydown', use);
    };
  }, []);
  return null;
}
