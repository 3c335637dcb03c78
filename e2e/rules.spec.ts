import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newId } from '../lib/domain/ids';
import { type Answer, type Api, apiOf } from './api';
import { DATA_FOLDER } from './data-folder.js';
import { expect, test, type Who } from './people';

const TEXT = 'Quân đội đã tới sân bay. Kinh tế sẽ phục hồi vào mùa hè.';
const QUOTE = 'Quân đội đã tới sân bay.';

/** Answers what only asks for a reason, so that what is refused is refused by a rule that blocks. */
const reasons = Object.fromEntries(
  ['VR-03', 'VR-07', 'VR-17', 'VR-22', 'VR-25'].map((rule) => [rule, 'Đã cân nhắc.']),
);

const item = (more: object = {}) => ({
  url: `https://example.org/${newId()}`,
  sourceKind: 'official',
  publisher: 'Báo Mẫu',
  accessedAt: '2022-01-07T08:00:00.000Z',
  quote: QUOTE,
  stance: 'supports',
  directness: 'secondary',
  archiveUrl: 'https://archive.example/1',
  ...more,
});
const against = (more: object = {}) => item({ stance: 'contradicts', ...more });
const anonymous = () => item({ sourceKind: 'anonymous' });
const looked = {
  lookedFor: 'sân bay',
  place: 'Trang của sân bay',
  searchedAt: '2022-01-07T08:00:00.000Z',
  outcome: 'nothing',
};
const unconfirmed = { verdict: 'unconfirmed', basis: 'single_source', whatWouldChangeIt: 'Một bản ghi.' };

type Given = {
  claim?: object;
  evidence?: readonly object[];
  searched?: true;
  verdict?: object;
  reasons?: object;
};

/** @param origin id of a group that the first of two items makes */
const refusedAndAllowed = (origin: string): readonly [rule: string, refused: Given, allowed: Given][] => [
  ['VR-01', { evidence: [item()] }, { evidence: [item(), item()] }],
  [
    'VR-01',
    { evidence: [item({ directness: 'primary' })] },
    { evidence: [item({ directness: 'primary' })], reasons: { 'VR-01': 'Chính văn bản gốc.' } },
  ],
  [
    'VR-02',
    { evidence: [item({ newOrigin: { id: origin, name: 'Hãng tin' } }), item({ originId: origin })] },
    { evidence: [item({ originId: origin }), item({ originId: origin }), item()] },
  ],
  ['VR-04', { evidence: [anonymous(), anonymous()] }, { evidence: [anonymous(), anonymous(), item()] }],
  ['VR-05', { verdict: unconfirmed }, { verdict: unconfirmed, searched: true }],
  [
    'VR-06',
    { verdict: { verdict: 'disputed', basis: 'conflicting' }, evidence: [item()] },
    { verdict: { verdict: 'disputed', basis: 'conflicting' }, evidence: [item(), against()] },
  ],
  [
    'VR-06',
    { verdict: { verdict: 'disputed', basis: 'contradicted' }, evidence: [against()] },
    { verdict: { verdict: 'disputed', basis: 'contradicted' }, evidence: [against(), against()] },
  ],
  [
    'VR-29',
    { claim: { type: 'prediction' }, evidence: [item(), item()] },
    { claim: { type: 'prediction' }, verdict: { ...unconfirmed, basis: 'unverifiable' }, searched: true },
  ],
];

/** Records that are refused when they are saved, and the same put right. */
const records: readonly [rule: string, refused: object, allowed: object][] = [
  ['VR-11', item({ url: null }), item()],
  ['VR-13', item({ reliability: 'B' }), item({ reliability: 'B', credibility: 2 })],
  ['VR-14', item({ reliability: 'B', credibility: 1 }), item({ reliability: 'B', credibility: 2 })],
  ['VR-24', item({ sourceKind: 'anonymous', sourceName: 'Ông A' }), anonymous()],
];

/** A claim with all that is given, submitted. */
const submitted = async (api: Api, articleId: string, given: Given) => {
  const claimId = await api.draft(articleId, QUOTE);
  if (given.claim) await api.on(claimId, 'claim.edit', given.claim);
  for (const one of given.evidence ?? [])
    expect((await api.on(claimId, 'evidence.add', { ...one, id: newId() })).status).toBe(200);
  if (given.searched) await api.on(claimId, 'search.log', looked);
  const assessmentId = await api.judge(claimId, { verdict: 'confirmed', ...given.verdict });
  const answer = await api.on(claimId, 'assessment.submit', {
    assessmentId,
    reasons: { ...reasons, ...given.reasons },
  });
  return { claimId, assessmentId, answer };
};

const refusedBy = (answer: Answer, rule: string) => {
  expect(answer.status, rule).toBe(422);
  expect(answer.rules, rule).toContain(rule);
};

test.use({ expectedErrors: [/4\d\d \(/] });

for (const who of ['checkerA', 'admin'] as const satisfies Who[])
  test(`what the rules refuse and allow over HTTP, as ${who}`, async ({ openAs }) => {
    test.setTimeout(180_000);
    const api = apiOf(await openAs(who));
    const articleId = await api.importText(`${newId()}. ${TEXT}`);

    for (const [rule, refused, allowed] of refusedAndAllowed(newId()))
      await test.step(rule, async () => {
        refusedBy((await submitted(api, articleId, refused)).answer, rule);
        expect((await submitted(api, articleId, allowed)).answer, rule).toMatchObject({ status: 200 });
      });

    for (const [rule, refused, allowed] of records)
      await test.step(rule, async () => {
        const claimId = await api.draft(articleId, QUOTE);
        refusedBy(await api.on(claimId, 'evidence.add', { ...refused, id: newId() }), rule);
        expect((await api.on(claimId, 'evidence.add', { ...allowed, id: newId() })).status, rule).toBe(200);
      });

    await test.step('VR-08, VR-09, VR-11: a second person, on the very words, with what can be looked at again', async () => {
      const { claimId, assessmentId } = await submitted(api, articleId, { evidence: [item(), item()] });
      const second = apiOf(await openAs('checkerB'));
      const approval = async () => {
        const { assessments } = await second.claim(claimId);
        return { assessmentId, hash: assessments.find((one) => one.id === assessmentId)?.hash };
      };
      refusedBy(await api.on(claimId, 'review.approve', await approval()), 'VR-08');
      const stale = { assessmentId, hash: '0'.repeat(64) };
      expect(await second.on(claimId, 'review.approve', stale)).toMatchObject({ code: 'hash.stale' });
      expect((await second.on(claimId, 'review.approve', await approval())).status).toBe(200);
      await api.on(claimId, 'claim.edit', { statement: 'Khác.' });
      const { assessments } = await second.claim(claimId);
      expect(assessments.find((one) => one.id === assessmentId)?.state).toBe('proposed');

      const bare = { archiveUrl: null };
      const unkept = await submitted(api, articleId, { evidence: [item(bare), item(bare)] });
      const { assessments: given } = await second.claim(unkept.claimId);
      const decision = { assessmentId: unkept.assessmentId, hash: given[0]?.hash };
      refusedBy(await second.on(unkept.claimId, 'review.approve', decision), 'VR-11');
    });
  });

/** The decision of a second person on the standing assessment as it is now. */
const decisionOn = async (api: Api, claimId: string) => {
  const { claim, assessments } = await api.claim(claimId);
  return {
    assessmentId: claim.assessmentId,
    hash: assessments.find((one) => one.id === claim.assessmentId)?.hash,
  };
};

const sound: Given = { evidence: [item(), item()] };

for (const who of ['checkerA', 'admin'] as const satisfies Who[])
  test(`what is exported as approved stands as it was approved, as ${who}`, async ({ openAs }) => {
    test.setTimeout(90_000);
    const api = apiOf(await openAs(who));
    const second = apiOf(await openAs('checkerB'));
    const approved = async (articleId: string, given: Given) => {
      const { claimId } = await submitted(api, articleId, given);
      const answer = await second.on(claimId, 'review.approve', await decisionOn(second, claimId));
      expect(answer.status).toBe(200);
      return claimId;
    };

    await test.step('VR-09: an edit takes it out', async () => {
      const articleId = await api.importText(`${newId()}. ${TEXT}`);
      const claimId = await approved(articleId, sound);
      expect((await api.report(articleId)).approved).toBe(1);
      await api.on(claimId, 'claim.edit', { statement: 'Khác.' });
      expect((await api.report(articleId)).approved).toBe(0);
    });

    await test.step('VR-12: a snapshot that was touched holds it back, and the export', async () => {
      const articleId = await api.importText(`${newId()}. ${TEXT}`);
      const { id: snapshotId, sha256 } = await api.capture(`${newId()} ${QUOTE}`);
      const claimId = await approved(articleId, { evidence: [item({ snapshotId }), item()] });
      expect((await api.report(articleId)).status).toBe(200);
      const other = await submitted(api, articleId, { evidence: [item({ snapshotId }), item()] });

      const file = path.join(DATA_FOLDER, 'files', sha256.slice(0, 2), sha256.slice(2));
      const bytes = readFileSync(file);
      writeFileSync(file, Buffer.concat([bytes, Buffer.from('.')]));
      refusedBy(await api.report(articleId), 'VR-12');
      const decision = await decisionOn(second, other.claimId);
      refusedBy(await second.on(other.claimId, 'review.approve', decision), 'VR-12');
      writeFileSync(file, bytes);
      expect((await api.report(articleId)).status).toBe(200);
      expect((await second.on(other.claimId, 'review.approve', decision)).status).toBe(200);
      expect((await api.claim(claimId)).tampered).toEqual([]);
    });

    await test.step('VR-21: a passage is quoted as it stands', async () => {
      const articleId = await api.importText(`${newId()}. ${TEXT}`);
      const from = await api.article(await api.importText(`${newId()} khác. ${TEXT}`));
      const start = from.version.text.indexOf(QUOTE);
      const passage = {
        articleId: from.article.id,
        versionId: from.version.id,
        start,
        end: start + QUOTE.length,
      };
      const claimId = await api.draft(articleId, QUOTE);
      const add = (quote: string) => api.on(claimId, 'evidence.add', { ...item(), ...passage, quote });
      refusedBy(await add('Quân đội đã rời sân bay.'), 'VR-21');
      expect((await add(QUOTE)).status).toBe(200);
    });
  });

for (const [author, second] of [
  ['checkerA', 'checkerB'],
  ['checkerA', 'admin'],
] as const satisfies [Who, Who][])
  test(`on a blind desk a second verdict comes before an approval, as ${second} (VR-10)`, async ({
    openAs,
  }) => {
    const admin = await openAs('admin');
    const writer = apiOf(await openAs(author));
    const reader = apiOf(await openAs(second));
    const setBlind = async (blind: boolean) => {
      await admin.goto(`/d/${writer.deskId}/settings`);
      await admin.getByRole('checkbox', { name: 'Blind second opinion' }).setChecked(blind);
      const form = admin
        .locator('form')
        .filter({ has: admin.getByRole('checkbox', { name: 'Blind second opinion' }) });
      await form.getByRole('button', { name: 'Save' }).click();
      await expect(form.getByText('Saved')).toBeVisible();
    };
    const articleId = await writer.importText(`${newId()}. ${TEXT}`);
    await setBlind(true);
    try {
      const { claimId, assessmentId } = await submitted(writer, articleId, sound);
      const { hash } = await decisionOn(writer, claimId);
      expect((await reader.claim(claimId)).assessments).toEqual([]);
      refusedBy(await reader.on(claimId, 'review.approve', { assessmentId, hash }), 'VR-10');
      await reader.judge(claimId, { verdict: 'confirmed' });
      expect((await reader.on(claimId, 'review.approve', { assessmentId, hash })).status).toBe(200);
    } finally {
      await setBlind(false);
    }
  });

for (const who of ['checkerB', 'admin'] as const satisfies Who[])
  test(`who has an interest neither submits nor approves, as ${who} (VR-23)`, async ({ openAs }) => {
    const page = await openAs(who);
    const api = apiOf(page);
    const other = apiOf(await openAs('checkerA'));
    const articleId = await api.importText(`${newId()}. ${TEXT}`);
    const subject = `Hãng Mẫu ${newId()}`;
    const about = { ...sound, claim: { subjects: [subject] } };
    const drafted = await submitted(api, articleId, about);
    expect(drafted.answer.status).toBe(200);
    const theirs = await submitted(other, articleId, about);

    await page.goto(`/d/${api.deskId}/interests`);
    await page.getByRole('textbox', { name: 'Person or body' }).fill(subject.toUpperCase());
    await page.getByRole('button', { name: 'Declare' }).click();
    await expect(page.getByText('Declared. Claims about it')).toBeVisible();

    const claimId = await api.draft(articleId, QUOTE);
    await api.on(claimId, 'claim.edit', { subjects: [subject] });
    refusedBy(await api.on(claimId, 'verdict.give', { id: newId(), verdict: 'confirmed' }), 'VR-23');
    const decision = await decisionOn(other, theirs.claimId);
    refusedBy(await api.on(theirs.claimId, 'review.approve', decision), 'VR-23');

    await page
      .getByRole('button', { name: /^End the interest in/ })
      .last()
      .click();
    await expect(page.getByRole('button', { name: /^End the interest in/ })).toHaveCount(0);
    expect((await api.on(theirs.claimId, 'review.approve', decision)).status).toBe(200);
  });

test('the two articles cannot confirm what one of them says is not confirmed', async ({ openAs }) => {
  const api = apiOf(await openAs('admin'));
  const files = (await api.search('sort=oldest')).rows;
  const idOf = (prefix: string) => files.find((row) => row.fileName?.startsWith(prefix))?.id ?? '';
  const [zero, one] = [await api.article(idOf('000_')), await api.article(idOf('001_'))];
  const quote = 'bọn khủng bố đang tìm cách đánh chiếm các đơn vị phòng không và không quân';
  const passage = (from: typeof zero, words: string) => {
    const start = from.version.text.indexOf(words);
    return {
      ...item({ url: null, archiveUrl: null, directness: 'primary', quote: words }),
      ...{ articleId: from.article.id, versionId: from.version.id, start, end: start + words.length },
    };
  };
  const other = passage(one, one.version.text.slice(0, 30).trim());
  const content = await api.draft(zero.article.id, quote);

  await test.step('as confirmed, whatever is said of them', async () => {
    const items = [
      passage(zero, quote),
      { ...other, newOrigin: { id: newId(), name: 'Bài thứ hai' } },
      { ...other, newOrigin: { id: newId(), name: 'Bài thứ hai, đoạn khác' } },
    ];
    for (const evidence of items)
      expect((await api.on(content, 'evidence.add', { ...evidence, id: newId() })).status).toBe(200);
    for (const basis of ['primary', 'corroborated']) {
      const assessmentId = await api.judge(content, { verdict: 'confirmed', basis });
      const answers = { ...reasons, 'VR-01': 'Hai bài đều đăng.' };
      refusedBy(await api.on(content, 'assessment.submit', { assessmentId, reasons: answers }), 'VR-01');
    }
  });

  await test.step('as unconfirmed it asks for the search log', async () => {
    const given = {
      verdict: 'unconfirmed',
      basis: 'anonymous_only',
      whatWouldChangeIt: 'Một quan chức có tên.',
    };
    const assessmentId = await api.judge(content, given);
    refusedBy(await api.on(content, 'assessment.submit', { assessmentId, reasons }), 'VR-05');
    await api.on(content, 'search.log', looked);
    expect((await api.on(content, 'assessment.submit', { assessmentId, reasons })).status).toBe(200);
  });

  await test.step('that such a report goes round is confirmed by the passage itself', async () => {
    const claimId = await api.draft(zero.article.id, quote, { layer: 'attribution' });
    await api.on(claimId, 'evidence.add', { ...passage(zero, quote), id: newId() });
    const assessmentId = await api.judge(claimId, { verdict: 'confirmed', basis: 'primary' });
    const asked = await api.on(claimId, 'assessment.submit', { assessmentId, reasons });
    expect(asked).toMatchObject({ code: 'rules.reason-needed', rules: ['VR-01'] });
    const answered = { ...reasons, 'VR-01': 'Chính đoạn văn cho thấy có tin này.' };
    expect((await api.on(claimId, 'assessment.submit', { assessmentId, reasons: answered })).status).toBe(
      200,
    );
  });
});
