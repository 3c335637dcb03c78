import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AddWebhook, isWanted, pauseAfter, secretOf, signed } from './webhook';

describe('a signature', () => {
  it('is the one of the specification’s own example', () => {
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', seconds: 1614265330, body: '{"test": 2432232314}' };
    expect(signed(message, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')['webhook-signature']).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('agrees with another maker of HMACs, in any letters', () => {
    const secret = secretOf('0123456789abcdefghjk', 'của máy chủ');
    const [id, seconds, body] = ['d1', 1_700_000_000, '{"quote":"vùng trời 🛩️"}'];
    const key = Buffer.from(secret.slice(6), 'base64');
    const expected = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
    expect(signed({ id, seconds, body }, secret)['webhook-signature']).toBe(`v1,${expected}`);
  });

  it('has another secret for each address and each server', () => {
    const secrets = [secretOf('a', 's'), secretOf('b', 's'), secretOf('a', 't')];
    expect(new Set(secrets).size).toBe(3);
    expect(secretOf('a', 's')).toBe(secrets[0]);
  });
});

describe('what is wanted', () => {
  it.each([
    ['', 'claim.draft', true],
    ['claim.', 'claim.draft', true],
    ['claim.draft review.', 'claim.edit', false],
    ['claim.draft, review.', 'review.approve', true],
  ])('%j of %s: %s', (typed, action, wanted) => {
    const { actions } = AddWebhook.parse({ url: 'https://example.org/hook', actions: typed });
    expect(isWanted(actions, action)).toBe(wanted);
  });

  it.each(['Claim.', '../x', 'claim..', 'a"b'])('is no action: %s', (typed) => {
    expect(AddWebhook.safeParse({ url: 'https://example.org/hook', actions: typed }).success).toBe(false);
  });
});

describe('pauses', () => {
  it('grow, and end', () => {
    const pauses = Array.from({ length: 10 }, (_, i) => pauseAfter(i + 1));
    const kept = pauses.filter((pause) => pause !== null);
    expect(kept).toEqual([...kept].sort((a, b) => a - b));
    expect(pauses.at(-1)).toBeNull();
  });
});
