import { beforeAll, describe, expect, it } from 'vitest';
import { readQuery } from '@/lib/domain/article-list';
import { newId } from '@/lib/domain/ids';
import type { VerbName } from '@/lib/domain/verbs';
import { listArticles } from './article-list';
import { importArticle } from './articles';
import { database } from './client';
import { readThread } from './comments';
import { countUnread, listNotifications, markRead } from './notifications';
import { perform } from './perform';
import { anEmptyDesk, aPerson, codeOf, eachEngine } from './testing';
import { readWorkspace } from './workspace';

type Person = Awaited<ReturnType<typeof aPerson>>;

const aClaim = async (actor: Person, text: string) => {
  const { articleId } = await importArticle(actor, { text });
  const { version } = await readWorkspace(actor, articleId);
  const claimId = newId();
  await work(actor, 'claim.draft', {
    id: claimId,
    occurrenceId: newId(),
    versionId: version.id,
    start: 0,
    end: 10,
  });
  return { articleId, claimId };
};

const work = (actor: Person, verb: VerbName, input: object) =>
  perform(actor, { verb, requestId: newId(), articleId: null, input });

const say = async (actor: Person, claimId: string, text: string, more: object = {}) => {
  const id = newId();
  await work(actor, 'comment.add', { id, claimId, text, ...more });
  return id;
};

const judge = async (actor: Person, claimId: string) => {
  const { version } = await (await database()).claim.findUniqueOrThrow({ where: { id: claimId } });
  await work(actor, 'verdict.give', { id: newId(), claimId, version, verdict: 'disputed' });
};

eachEngine('the thread of a claim', () => {
  type Who = 'writer' | 'other' | 'viewer' | 'gone' | 'stranger';
  let cast: Record<Who, Person> | undefined;
  let on = { articleId: '', claimId: '' };
  const people = (): Record<Who, Person> => {
    if (!cast) throw new Error('nobody is there yet');
    return cast;
  };

  beforeAll(async () => {
    const desk = await anEmptyDesk();
    cast = {
      writer: await aPerson(desk, 'checker'),
      other: await aPerson(desk, 'editor'),
      viewer: await aPerson(desk, 'viewer'),
      gone: await aPerson(desk, 'checker'),
      stranger: await aPerson(await anEmptyDesk(), 'editor'),
    };
    const where = { userId: cast.gone.userId };
    await (await database()).membership.updateMany({ where, data: { deactivatedAt: new Date() } });
    on = await aClaim(cast.writer, 'Một chuyến tàu đã tới cảng sáng nay. Chưa ai xác nhận tin này.');
  });

  describe('mentions', () => {
    it.each(['viewer', 'gone', 'stranger'] as const)('of a %s are refused at their field', async (who) => {
      const { writer, [who]: outsider } = people();
      const added = work(writer, 'comment.add', {
        id: newId(),
        claimId: on.claimId,
        text: 'Bạn xem giúp?',
        mentions: [outsider.userId],
      });
      await expect(added).rejects.toMatchObject({
        code: 'mention.outsider',
        fields: [{ path: 'mentions', key: 'outsider' }],
      });
    });

    it('tell who is named, once however often the words change, and never the writer', async () => {
      const { writer, other } = people();
      const mentions = [other.userId, writer.userId];
      const id = await say(writer, on.claimId, 'Bạn xem giúp?', { mentions });
      await work(writer, 'comment.edit', { id, claimId: on.claimId, text: 'Xem giúp nhé?', mentions });
      const { told } = await listNotifications(other);
      expect(told).toMatchObject([
        { kind: 'mentioned', claimId: on.claimId, commentId: id, by: writer.name, readAt: null },
      ]);
      expect(await countUnread(other)).toBe(1);
      expect(await countUnread(writer)).toBe(0);
    });

    it('added later tell as well', async () => {
      const { writer, other } = people();
      const before = await countUnread(other);
      const id = await say(writer, on.claimId, 'Ai biết?');
      await work(writer, 'comment.edit', { id, claimId: on.claimId, text: 'Ai?', mentions: [other.userId] });
      expect(await countUnread(other)).toBe(before + 1);
    });

    it('are read one by one, by their owner alone', async () => {
      const { writer, other } = people();
      const before = await countUnread(other);
      const [first] = (await listNotifications(other)).told;
      await markRead(writer, { ids: [first?.id ?? ''] });
      expect(await countUnread(other)).toBe(before);
      expect(await markRead(other, { ids: [first?.id ?? ''] })).toBe(before - 1);
      expect((await listNotifications(other)).told.at(-1)?.id).toBe(first?.id);
      expect(await markRead(other, {})).toBe(0);
    });
  });

  it('is hidden with the claim while two people read its article for themselves', async () => {
    const { writer, other } = people();
    const { articleId, claimId } = await aClaim(writer, 'Nước sông dâng cao đêm qua. Chưa có số liệu.');
    await say(writer, claimId, 'Có trạm đo không?');
    await (await database()).article.update({ where: { id: articleId }, data: { doubleRead: true } });
    expect((await readThread(writer, claimId)).comments).toHaveLength(1);
    expect(await codeOf(readThread(other, claimId))).toBe('not-found');
    const called = say(writer, claimId, 'Xem nhé', { mentions: [other.userId] });
    expect(await codeOf(called)).toBe('mention.outsider');
  });

  it('keeps, on a blind desk, what the author of the first verdict says until the second is in', async () => {
    const { writer, other } = people();
    const { claimId } = await aClaim(writer, 'Chợ đóng cửa từ hôm qua. Không ai nói vì sao.');
    const desk = { where: { id: writer.deskId } };
    await (await database()).desk.update({ ...desk, data: { blind: true } });
    await judge(writer, claimId);
    const first = await say(writer, claimId, 'Theo tôi là sai.');
    await say(other, claimId, 'Tôi đang tìm.', { parentId: first });
    const before = await readThread(other, claimId);
    expect(before).toMatchObject({ isVeiled: true, comments: [{ text: 'Tôi đang tìm.', parentId: null }] });
    await judge(other, claimId);
    expect(await readThread(other, claimId)).toMatchObject({ isVeiled: false, comments: [{}, {}] });
    await (await database()).desk.update({ ...desk, data: { blind: false } });
  });

  it('is read with its answers, by those who work on the desk', async () => {
    const { writer, other, viewer, stranger } = people();
    const { claimId } = await aClaim(writer, 'Hai chiếc xe tải bị giữ lại. Không rõ lý do.');
    const first = await say(writer, claimId, 'Có số xe không?');
    await say(other, claimId, 'Có.', { parentId: first });
    const second = await say(writer, claimId, 'Bỏ.');
    await work(writer, 'comment.delete', { id: second, claimId });
    await work(writer, 'comment.delete', { id: first, claimId });
    await work(other, 'comment.resolve', { id: first, claimId }).catch(() => null);
    const { comments, names } = await readThread(writer, claimId);
    expect(comments).toMatchObject([
      { id: first, text: '' },
      { text: 'Có.', parentId: first },
    ]);
    expect(names[other.userId]).toBe(other.name);
    expect(await codeOf(readThread(viewer, claimId))).toBe('permission.denied');
    expect(await codeOf(readThread(stranger, claimId))).toBe('not-found');
  });

  it('is found by its words, as evidence is, while the claim is there', async () => {
    const { writer, viewer } = people();
    const { articleId, claimId } = await aClaim(writer, 'Giá gạo tăng ba lần. Người bán xác nhận.');
    const commentId = await say(writer, claimId, 'Hỏi thương lái chợ đầu mối.');
    const version = (await readWorkspace(writer, articleId)).claims[0]?.version ?? 0;
    await work(writer, 'evidence.add', {
      id: newId(),
      claimId,
      version,
      url: 'https://example.org/gao',
      sourceKind: 'official',
      publisher: 'Sở Công thương',
      accessedAt: '2022-01-07T08:00:00.000Z',
      quote: 'Giá bán lẻ niêm yết.',
      stance: 'supports',
      directness: 'primary',
    });
    const find = async (actor: Person, q: string) => {
      const { rows } = await listArticles(actor, readQuery(new URLSearchParams({ q })));
      return rows.flatMap((row) => row.hits.map((hit) => ({ ...hit, article: row.id })));
    };
    expect(await find(writer, 'thuong lai cho')).toMatchObject([
      { kind: 'comment', commentId, claimId, article: articleId },
    ]);
    expect(await find(viewer, 'thuong lai cho')).toEqual([]);
    for (const actor of [writer, viewer])
      expect(await find(actor, 'so cong thuong gia ban')).toMatchObject([{ kind: 'evidence', claimId }]);
    await work(writer, 'claim.withdraw', { claimId, version: version + 1 });
    expect(await find(writer, 'thuong lai cho')).toEqual([]);
    await work(writer, 'claim.restore', { claimId, version: version + 2 });
    expect(await find(writer, 'thuong lai cho')).toHaveLength(1);
  });
});
