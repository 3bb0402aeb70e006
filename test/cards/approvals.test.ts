import assert from 'node:assert/strict';
import { parseAction } from '../../cards/actions.js';
import { draw, headline } from '../../cards/draw.js';
import { guestAddress } from '../../src/kernel/address.js';
import { newNominationId } from '../../src/kernel/ids.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import type { ApprovalList } from '../../src/workflow/views.js';
import { nodesOf, pressesOf, readAloud, seenOn } from './reading.js';
import {
  answered,
  facts,
  inChinese,
  inEnglish,
  inquiry,
  mia,
  nominated,
  oskar,
  READERS,
  ruth,
  STATES,
  type Change,
} from './samples.js';
import { cardSchema } from './schema.js';
import { HOSTILE, typedEverywhere } from './typed.js';
import { seen, WARNINGS } from './views.js';

const open = (change: Change = {}, state = 'awaiting-approval'): Nomination => nominated(STATES[state]!, change);
const list = (items: readonly Nomination[], more: Partial<ApprovalList> = {}): ApprovalList => ({
  kind: 'approvals',
  reader: oskar.id,
  items,
  more: 0,
  ...more,
});
const read = (given: ApprovalList, reader = inEnglish) => seenOn(draw(given, reader));

const ENTRY = [
  'Ada Lovelace, Fabrikam Inc. · ada@fabrikam.com',
  'to Project Apollo, until Wed 30 June 2027 (8 weeks)',
  '“joint audit”',
  'Asked by Sue Park, Mon 3 May, 10:12 · ends unanswered Thu 6 May, 10:12',
];
const DENY = (n: number) => ['  Deny ›', `    Comment, which the nominator reads: ____`, '    [Deny]'].slice(0, n);

describe('the list of what waits', () => {
  it('has an entry for each, to be answered on the spot', () => {
    assert.deepEqual(read(list([open(), open()])), [
      '2 requests wait for you',
      'The oldest comes first.',
      ...ENTRY,
      '[Approve] [Deny]',
      ...DENY(3),
      ...ENTRY,
      '[Approve] [Deny]',
      ...DENY(3),
    ]);
  });

  it('reads as well in Chinese', () => {
    assert.deepEqual(read(list([open()], { more: 1 }), inChinese), [
      '有 2 项申请等你答复',
      'Ada Lovelace，Fabrikam Inc. · ada@fabrikam.com',
      '加入 Project Apollo，至 2027年6月30日（周三）（8周）',
      '“joint audit”',
      '申请人：Sue Park，5月3日（周一）16:12 · 请在 5月6日（周四）16:12 前答复，逾期自动结束',
      '[批准] [拒绝]',
      '  拒绝 ›',
      '    意见（申请人会看到）: ____',
      '    [拒绝]',
      '另有 1 项：答复以上各项后，请再次发送“审批”。',
    ]);
  });

  it('keeps what was settled since, in a line without buttons', () => {
    const lines = read(list([open({}, 'approved'), open(), open({}, 'withdrawn, account none')]));
    assert.equal(lines[0], '1 request waits for you');
    assert.equal(lines[1], 'Ada Lovelace → Project Apollo: Approved by Oskar Lind, Mon 3 May, 11:40');
    assert.equal(lines.at(-1), 'Ada Lovelace → Project Apollo: Withdrawn by Sue Park, Tue 4 May, 09:05');
    assert.equal(lines.filter((line) => line.startsWith('[')).length, 1);
  });

  it('has no buttons for what is theirs no longer', () => {
    for (const state of ['one of three agreed', 'left to the others', 'right lost']) {
      const lines = read(list([open({}, `awaiting-approval, ${state}`)]));
      assert.equal(lines[0], 'All answered: nothing waits for you any more', state);
      assert.equal(lines.length, 2, state);
    }
    assert.equal(
      read(list([open({}, 'awaiting-approval, one of three agreed')]))[1],
      'Ada Lovelace → Project Apollo: You agreed, Mon 3 May, 11:40',
    );
  });

  it('says how many more there are, and how to get them', () => {
    const lines = read(list([open()], { more: 4 }));
    assert.equal(lines[0], '5 requests wait for you');
    assert.equal(lines.at(-1), '4 more wait: say “approvals” again once these are answered.');
    assert.match(read(list([open()], { more: 1 })).at(-1) ?? '', /^1 more waits: /);
  });

  it('says so where nothing waits', () => {
    assert.deepEqual(read(list([])), [
      'Nothing waits for you',
      'When somebody needs your answer, a card comes here by itself.',
    ]);
  });

  it('says that it came by itself where it did', () => {
    const digest = list([open(), open()], { digest: true });
    assert.equal(headline(digest, inEnglish), 'Today 2 requests wait for you');
    assert.equal(headline(digest, inChinese), '今天有 2 项申请等你答复');
  });

  it('shows warnings before anybody agrees', () => {
    const change = { seen: seen({ warnings: [WARNINGS['consumer']!, WARNINGS['contact']!] }) };
    assert.deepEqual(read(list([open(change)])).slice(4), [
      'Asked by Sue Park, Mon 3 May, 10:12 · ends unanswered Thu 6 May, 10:12',
      '⚠ 2 warnings: shown before you approve',
      '[Approve] [Deny]',
      '  Approve ›',
      '    ⚠ gmail.com is for private mailboxes, which anybody can open.',
      "    ⚠ A mail contact of ours has this address. It stays beside the guest's account; whoever looks after Exchange can remove it.",
      '    [Approve all the same]',
      ...DENY(3),
    ]);
  });

  it('says in whose place they are asked, that it was changed, and that a question is open', () => {
    const change: Change = {
      inquiries: [answered(), inquiry()],
      changes: [{ by: mia, at: facts.nominatedAt, to: { until: facts.until }, was: {} }],
    };
    assert.deepEqual(read(list([open(change, 'awaiting-approval, in place of Mia')])).slice(4, 8), [
      'For Mia Berg, for whom you stand in',
      'An approver changed what was asked; this is what it is now',
      'A question to Sue Park is not answered yet',
      'Asked by Sue Park, Mon 3 May, 10:12 · ends unanswered Thu 6 May, 10:12',
    ]);
    assert.equal(
      read(list([open({}, 'awaiting-approval, another sponsor proposed')]))[4],
      "A change waits for Sue Park's word",
    );
  });
});

describe('a pressed button of the list', () => {
  const presses = (given: ApprovalList) => pressesOf(draw(given, inEnglish)).map(({ sends }) => sends);

  it('is understood, says that it stands on the list, and takes its own comment alone', () => {
    const one = open({ id: newNominationId() });
    const other = open({ id: newNominationId() });
    const said = presses(list([one, other])).map((sends) => parseAction(sends));
    const at = { stage: 0, edition: 0, on: 'list' } as const;
    assert.deepEqual(
      said
        .map((parsed) => parsed.ok && parsed.value)
        .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
      [
        { verb: 'approve', nomination: one.id, ...at },
        { verb: 'approve', nomination: other.id, ...at },
        { verb: 'deny', nomination: one.id, ...at, comment: 'typed' },
        { verb: 'deny', nomination: other.id, ...at, comment: 'typed' },
      ].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    );
  });

  it('brings two comments, or one that is no text or too long, to nobody', () => {
    const deny = { verb: 'deny', nomination: facts.id, on: 'list' };
    const fault = (data: object) => {
      const parsed = parseAction({ ...deny, ...data });
      return parsed.ok ? 'none' : parsed.error;
    };
    assert.equal(fault({ 'comment-12': 'no' }), 'none');
    assert.equal(fault({ 'comment-1': 'no', 'comment-2': 'no' }), 'malformed');
    assert.equal(fault({ 'comment-1': ['no'] }), 'malformed');
    assert.equal(fault({ 'comment-x': 'no' }), 'malformed');
    assert.equal(fault({ 'comment-1': 'x'.repeat(1001) }), 'too-long');
    assert.equal(fault({ 'comment-1': 'no', on: 'card' }), 'malformed');
    assert.equal(fault({ on: undefined, 'comment-1': 'no' }), 'none');
  });

  it('leaves the list to bring itself up to date', () => {
    const { action } = draw(list([open()]), inEnglish)['refresh'] as { action: Record<string, unknown> };
    assert.deepEqual(parseAction(action['data']), { ok: true, value: { verb: 'refresh-list' } });
  });
});

describe('a long list', () => {
  for (const [kind, text] of Object.entries(HOSTILE)) {
    it(`is small enough for Teams, and what was typed stays text: ${kind}`, () => {
      const items = Array.from({ length: 6 }, () => open({ ...typedEverywhere(text), joined: [] }));
      for (const reader of READERS) {
        const drawn = draw(list(items, { more: 12 }), reader);
        const size = Buffer.byteLength(JSON.stringify(drawn));
        assert.ok(size < 18 * 1024, `${size} bytes`);
        assert.match(headline(list(items, { more: 12 }), reader), /18/);
        const entries = pressesOf(drawn).length / 2;
        assert.ok(entries >= 2, `${entries} entries`);
        assert.ok(
          readAloud(drawn)
            .split('\n')
            .at(-1)
            ?.includes(String(18 - entries)),
        );
        const schema = cardSchema();
        if (!('missing' in schema)) assert.ok(schema.validate(drawn), JSON.stringify(schema.validate.errors?.[0]));
        for (const { type, text: shown } of nodesOf(drawn)) {
          assert.ok(!['TextBlock', 'FactSet'].includes(String(type)));
          if (type === 'TextRun') assert.doesNotMatch(String(shown), /\{\{|\$\{|[\u0000-\u001f\u2028\u202a-\u202e]/);
        }
        const ids = nodesOf(drawn).flatMap(({ type, id }) => (type === 'Input.Text' ? [id] : []));
        assert.equal(new Set(ids).size, ids.length);
        assert.doesNotMatch(readAloud(drawn), /undefined|\[object/);
      }
    });
  }

  it('has six entries, however long the names, the address and the reason that the form takes', () => {
    for (const letter of ['x', '長']) {
      const name = letter.repeat(100);
      const address = guestAddress.parse(
        `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`,
      );
      const change: Change = {
        nominator: { ...facts.nominator, name },
        guest: { ...facts.guest, name, company: name, address },
        reason: letter.repeat(500),
      };
      const drawn = draw(
        list(
          Array.from({ length: 6 }, () => open(change)),
          { more: 3 },
        ),
        inEnglish,
      );
      assert.ok(Buffer.byteLength(JSON.stringify(drawn)) < 18 * 1024);
      assert.equal(pressesOf(drawn).length, 12, letter);
      assert.equal(readAloud(drawn).split(`${address}\n`).length, 7);
    }
  });

  it('counts every warning, and names the first ones', () => {
    const warnings = Object.values(WARNINGS);
    const lines = read(list([open({ seen: seen({ warnings }) })]));
    assert.ok(lines.includes(`⚠ ${String(warnings.length)} warnings: shown before you approve`));
    assert.ok(lines.includes(`    ⚠ ${String(warnings.length - 4)} more warnings`));
  });

  it('of what waits for somebody else asks them nothing', () => {
    assert.equal(
      headline(list([open()], { reader: ruth.id }), inEnglish),
      'All answered: nothing waits for you any more',
    );
  });
});
