'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Milliseconds. */
const EVERY = 1_000;

/** A link to the same page, which is followed by itself as long as it is shown. */
export function LookAgain({ href, label }: { href: string; label: string }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY);
    return () => clearInterval(timer);
  }, [router]);
  return <a href={href}>{label}</a>;
}
