'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';
import { newId } from '@/lib/domain/ids';
import type { Performed } from '@/lib/domain/workspace';
import type { Problem } from '../articles/[article]/contract';
import { problemOf } from '../articles/[article]/send';
import type { Act } from './act';

/** The claim that is acted on, as the page has read it, and who acts. */
export type Acting = { deskId: string; userId: string; claim: { id: string; version: number } };

const unreachable: Problem = { status: 0, code: 'unreachable', title: '', details: {}, fields: [] };

/** Verbs by a request each, for pages without a store; what they show is read again after each. */
export const useAct = ({ deskId, userId, claim }: Acting): Act => {
  const router = useRouter();
  const version = useRef(claim.version);
  useEffect(() => {
    version.current = Math.max(version.current, claim.version);
  }, [claim.version]);

  return useCallback<Act>(
    async (verb, input) => {
      const body = {
        verb,
        requestId: newId(),
        articleId: null,
        input: { version: version.current, ...input },
      };
      const response = await post(`/api/desks/${deskId}/verbs`, userId, body);
      if (!response) return unreachable;
      if (!response.ok) return problemOf(response);
      const { change } = (await response.json()) as Performed;
      version.current += change.filter((one) => one.kind === 'claim' && one.id === claim.id).length;
      router.refresh();
      return null;
    },
    [deskId, userId, claim.id, router],
  );
};

const post = async (address: string, userId: string, body: object): Promise<Response | null> => {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'verimark-user': userId },
      body: JSON.stringify(body),
    });
  } catch {
    return null;
  }
};
