import { describe, expect, it, vi } from 'vitest';
import { createDrafts, draftKey } from './drafts';
import { memoryStorage } from './testing-server';

const key = draftKey('claim', 'c1', 'statement');

describe('drafts', () => {
  it('are there again after a reload, and in a second tab', () => {
    const device = memoryStorage();
    createDrafts(device, 'person-a').set(key, 'đang gõ');
    expect(createDrafts(device, 'person-a').get(key)).toBe('đang gõ');
  });

  it('belong to one person', () => {
    const device = memoryStorage();
    createDrafts(device, 'person-a').set(key, 'x');
    expect(createDrafts(device, 'person-b').get(key)).toBeNull();
  });

  it('know the empty text from none', () => {
    const drafts = createDrafts(memoryStorage(), 'person-a');
    expect(drafts.get(key)).toBeNull();
    drafts.set(key, '');
    expect(drafts.get(key)).toBe('');
    drafts.remove(key);
    expect(drafts.get(key)).toBeNull();
  });

  it.each(['full', 'off'] as const)('live in the page where the device is %s', (how) => {
    const device = memoryStorage();
    device.full = true;
    const drafts = createDrafts(how === 'off' ? null : device, 'person-a');
    drafts.set(key, 'x');
    expect(drafts.get(key)).toBe('x');
    drafts.remove(key);
    expect(drafts.get(key)).toBeNull();
  });

  it('that the device can keep again are kept there', () => {
    const device = memoryStorage();
    const drafts = createDrafts(device, 'person-a');
    device.full = true;
    drafts.set(key, 'a');
    device.full = false;
    drafts.set(key, 'ab');
    expect(createDrafts(device, 'person-a').get(key)).toBe('ab');
  });

  it('tell who listens', () => {
    const drafts = createDrafts(memoryStorage(), 'person-a');
    const listener = vi.fn();
    const stop = drafts.subscribe(listener);
    drafts.set(key, 'x');
    drafts.remove(key);
    drafts.remove(key);
    stop();
    drafts.set(key, 'y');
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
