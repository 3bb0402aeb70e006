import assert from 'node:assert/strict';
import { draw, headline } from '../../cards/draw.js';
import { sayNotice } from '../../cards/notice.js';
import { sayAction } from '../../cards/refusal.js';
import type { Reader } from '../../cards/card.js';
import { groupId, packageId } from '../../src/kernel/ids.js';
import type { Fallen } from '../../src/nomination/asking.js';
import type { Access, Nomination, State } from '../../src/nomination/nomination.js';
import type { View } from '../../src/workflow/views.js';
import { linesOf, nodesOf, outsideOf, pressesOf, seenOn } from './reading.js';
import { facts, inChinese, inEnglish, mia, nominated, noor, oskar, ruth, STATES, type Change } from './samples.js';

type Awaiting = Extract<State, { status: 'awaiting-approval' }>;

const [apollo] = facts.access as readonly [Access];
const group = groupId.parse('22222222-0000-4000-8000-000000000002');
const audit: Access = { key: 'audit', name: 'Joint Audit', kind: 'group', id: group };
const ledger: Access = { key: 'ledger', name: 'Ledger', kind: 'group', id: group };
const at = facts.nominatedAt;
const yes = (by: typeof oskar, ...about: readonly string[]) => ({ by, at, comment: 'fine', about });
const no = (by: typeof oskar, item: Access): Fallen => ({
  access: [item],
  at,
  why: 'denied',
  decision: { by, at, comment: 'not before May', about: [item.key] },
});

/** Oskar decides about Apollo, Mia about the audit and the ledger, Ruth about the ledger too. */
const waiting = (part: Partial<Awaiting> = {}, change: Change = {}): Nomination =>
  nominated(
    {
      ...(STATES['awaiting-approval'] as Awaiting),
      asked: [
        { person: oskar, reached: 'yes', about: ['apollo'] },
        { person: mia, reached: 'yes', about: ['audit', 'ledger'] },
        { person: ruth, reached: 'yes', about: ['ledger'] },
      ],
      ...part,
    },
    { access: [apollo, audit, ledger], ...change },
  );

const approval = (nomination: Nomination, reader = oskar): View => ({
  kind: 'approval',
  nomination,
  reader: reader.id,
});
const read = (view: View, reader: Reader = inEnglish): readonly string[] => linesOf(outsideOf(draw(view, reader)));
const says = (view: View, ...lines: readonly string[]): void => {
  const seen = read(view);
  for (const line of lines) assert.ok(seen.includes(line), `“${line}” is not among:\n${seen.join('\n')}`);
};

describe('what is decided about in Microsoft Entra', () => {
  const kit: Access = {
    key: 'kit',
    name: 'Kit',
    kind: 'package',
    id: packageId.parse('a3000000-0000-4000-8000-000000000001'),
    approval: 'there',
  };
  const receiptOf = (nomination: Nomination): View => ({ kind: 'receipt', nomination });

  it('stands on the receipt beside what is decided about here', () => {
    const stages = [{ ...facts.judgement.stages[0]!, sources: [{ from: 'owners' }] as const }];
    const asked = [{ person: oskar, reached: 'yes', about: ['apollo'] }] as const;
    const change = { access: [apollo, kit], judgement: { ...facts.judgement, stages } };
    says(receiptOf(waiting({ asked }, change)), '○ Kit — decided about in Microsoft Entra, once the guest is invited');
    says(
      receiptOf(
        waiting({ asked: [{ ...asked[0], about: ['audit'] }], elsewhere: ['apollo'] }, { access: [apollo, audit] }),
      ),
      '○ Project Apollo — decided about in Microsoft Entra, once the guest is invited',
    );
  });

  it('is no approval at once', () => {
    const nomination = nominated(STATES['approved at once']!, { access: [kit] });
    says(receiptOf(nomination), '● Nobody here needs to agree: it is decided about in Microsoft Entra');
    assert.ok(
      read(receiptOf(nomination), inChinese).includes('● 此处无须审批，由 Microsoft Entra 中的审批人决定'),
      read(receiptOf(nomination), inChinese).join('\n'),
    );
  });
});

describe('the card of an approver who decides about some of it', () => {
  it('shows all that is asked, which part is theirs, and what their yes causes', () => {
    assert.deepEqual(seenOn(outsideOf(draw(approval(waiting(), mia), inEnglish))), [
      'Sue Park asks to invite a guest',
      'Ada Lovelace, Fabrikam Inc.',
      'ada@fabrikam.com',
      'to Project Apollo, Joint Audit and Ledger, until Wed 30 June 2027 (8 weeks)',
      '“joint audit”',
      'Asked by Sue Park (sue@contoso.com), Mon 3 May, 10:12',
      'You decide about Joint Audit and Ledger; others decide about Project Apollo.',
      'Asked about Project Apollo: Oskar Lind',
      'Ruth Adams can answer too',
      'If you approve, Ada Lovelace gets an account in our directory and joins the group Joint Audit and the group Ledger.',
      'Comment (needed if you deny): ____',
      '[Approve] [Deny]',
      '[Ask Sue Park] [Shorten or change] [Not me]',
      'Rule “Known partners” · ends unanswered Thu 6 May, 10:12',
    ]);
    assert.ok(
      read(approval(waiting(), mia), inChinese).includes(
        '由你决定的是 Joint Audit、Ledger；Project Apollo 由其他人决定。',
      ),
    );
  });

  it('says who decides about the rest, those for the same people together', () => {
    says(
      approval(waiting(), oskar),
      'Asked about Joint Audit: Mia Berg',
      'Asked about Ledger: Mia Berg and Ruth Adams',
    );
    const alike = waiting({
      asked: [
        { person: oskar, reached: 'yes', about: ['apollo'] },
        { person: mia, reached: 'yes', about: ['audit', 'ledger'] },
      ],
    });
    says(approval(alike, oskar), 'Asked about Joint Audit and Ledger: Mia Berg');
    assert.ok(read(approval(alike, oskar), inChinese).includes('已就 Joint Audit、Ledger 询问：Mia Berg'));
    const settled = waiting({ agreed: [yes(mia, 'audit', 'ledger')] });
    assert.ok(read(approval(settled, oskar)).every((line) => !line.startsWith('Asked about')));
  });

  it('lets them leave out what is theirs alone, and only where something is left', () => {
    const choices = (reader: typeof oskar) =>
      nodesOf(draw(approval(waiting(), reader), inEnglish))
        .filter(({ id }) => id === 'keep')
        .map((node) => (node['choices'] as readonly { readonly value: string }[]).map(({ value }) => value));
    assert.deepEqual(choices(mia), [['audit', 'ledger']]);
    assert.deepEqual(choices(oskar), []);
  });

  it('says what others have agreed to, and what they have refused', () => {
    const nomination = waiting(
      { agreed: [yes(oskar, 'apollo')] },
      { access: [apollo, audit], fallen: [no(ruth, ledger)] },
    );
    says(
      approval(nomination, mia),
      'You decide about Joint Audit.',
      'Agreed already: Project Apollo',
      'Project Apollo: approved by Oskar Lind, Mon 3 May, 10:12',
      'Ledger: denied by Ruth Adams, Mon 3 May, 10:12',
      '“not before May”',
    );
  });

  it('counts as many as theirs needs', () => {
    const lane = (key: string, needed: number) => ({ key, source: 0, since: at, chosen: true, needed });
    const lanes = [lane('apollo', 1), lane('audit', 1), lane('ledger', 2)];
    const [first] = [waiting({ lanes, agreed: [yes(ruth, 'ledger')] })];
    says(approval(first, mia), '1 of 2 agreed');
    assert.ok(read(approval(first)).every((line) => !line.includes('of 2 agreed')));
  });

  it('sends, and is asked anew about, what they have read: another’s no changes nothing for them', () => {
    const nomination = waiting({}, { access: [apollo, audit], fallen: [no(ruth, ledger)] });
    const editions = (reader: typeof oskar) =>
      pressesOf(draw(approval(nomination, reader), inEnglish))
        .map(({ sends }) => sends as { readonly verb?: string; readonly edition?: number })
        .flatMap(({ edition }) => edition ?? []);
    assert.deepEqual([...new Set(editions(oskar))], [0]);
    assert.deepEqual([...new Set(editions(mia))], [1]);
  });

  it('says why it comes anew, where more of it became theirs', () => {
    const asked = [{ person: oskar, reached: 'yes', about: ['apollo', 'audit'], more: 1 }] as const;
    const view = approval(waiting({ asked }));
    assert.equal(
      headline(view, inEnglish, 'more-asked'),
      'There is more for you to decide about Ada Lovelace: it is Project Apollo and Joint Audit now',
    );
    assert.equal(
      headline(view, inChinese, 'more-asked'),
      '关于 Ada Lovelace，还有别的项目需要你决定，现在是 Project Apollo、Joint Audit',
    );
  });
});

describe('the card of somebody whose part is settled', () => {
  const first = (view: View, reader = inEnglish) => read(view, reader)[0];

  it('says what they agreed to, or refused', () => {
    const agreed = waiting({ agreed: [yes(oskar, 'apollo')] });
    assert.equal(first(approval(agreed)), 'You agreed to Project Apollo, Mon 3 May, 10:12');
    assert.equal(first(approval(agreed), inChinese), '你已同意 Project Apollo，5月3日（周一）16:12');
    const refused = waiting({}, { access: [audit, ledger], fallen: [no(oskar, apollo)] });
    assert.equal(first(approval(refused)), 'You said no to Project Apollo, Mon 3 May, 10:12');
    assert.equal(read(approval(refused)).filter((line) => line.includes('Project Apollo')).length, 1, 'said once');
    assert.deepEqual(pressesOf(draw(approval(refused), inEnglish)), []);
  });

  it('says who agreed, or refused, where that was somebody else', () => {
    const agreed = waiting({ agreed: [yes(mia, 'ledger')] });
    assert.equal(first(approval(agreed, ruth)), 'Ledger: approved by Mia Berg, Mon 3 May, 10:12');
    const refused = waiting({}, { access: [apollo, audit], fallen: [no(mia, ledger)] });
    assert.equal(first(approval(refused, ruth)), 'Ledger: denied by Mia Berg, Mon 3 May, 10:12');
    assert.deepEqual(pressesOf(draw(approval(refused, ruth), inEnglish)), []);
  });

  it('answers a late press with who it was', () => {
    const press = (nomination: Nomination) =>
      sayAction(
        { outcome: 'refused', why: 'part-settled', view: approval(nomination, ruth), nomination },
        { verb: 'deny' },
        inEnglish,
      );
    assert.equal(
      press(waiting({ agreed: [yes(mia, 'ledger')] })),
      'Mia Berg approved Ledger, Mon 3 May, 10:12; nothing is left for you to do.',
    );
    assert.equal(
      press(waiting({}, { access: [apollo, audit], fallen: [no(mia, ledger)] })),
      'Mia Berg denied Ledger, Mon 3 May, 10:12; nothing is left for you to do.',
    );
  });

  it('says, once all is decided, what was approved and what was not', () => {
    const decisions = [yes(oskar, 'apollo'), yes(mia, 'audit')];
    const nomination = nominated(
      { status: 'approved', decisions, approvedAt: at },
      { access: [apollo, audit], fallen: [no(ruth, ledger)] },
    );
    const lines = read(approval(nomination, noor));
    assert.equal(lines[0], 'Joint Audit: approved by Mia Berg, Mon 3 May, 10:12');
    assert.ok(lines.includes('Project Apollo: approved by Oskar Lind, Mon 3 May, 10:12'));
    assert.ok(lines.includes('to Project Apollo and Joint Audit, until Wed 30 June 2027 (8 weeks)'));
    assert.ok(lines.includes('Ledger: denied by Ruth Adams, Mon 3 May, 10:12'));
  });
});

describe('the receipt of several items', () => {
  const receipt = (nomination: Nomination): View => ({ kind: 'receipt', nomination });

  it('shows each with its state', () => {
    const nomination = waiting(
      { agreed: [yes(oskar, 'apollo')] },
      { access: [apollo, audit], fallen: [no(ruth, ledger)] },
    );
    says(
      receipt(nomination),
      '● Project Apollo — approved by Oskar Lind, Mon 3 May, 10:12 — “fine”',
      '○ Joint Audit — asked: Mia Berg',
      '● Ledger — denied by Ruth Adams, Mon 3 May, 10:12 — “not before May”',
      '○ Not invited yet',
    );
    const inHan = read(receipt(nomination), inChinese);
    assert.ok(inHan.includes('● Project Apollo：Oskar Lind 已批准，5月3日（周一）16:12 — “fine”'), inHan.join('\n'));
    assert.ok(inHan.includes('● Ledger：Ruth Adams 已拒绝，5月3日（周一）16:12 — “not before May”'), inHan.join('\n'));
  });

  it('says of what fell without an answer why it did', () => {
    const fallen: readonly Fallen[] = [
      { access: [audit], at, why: 'unanswered' },
      { access: [ledger], at, why: 'nobody-left' },
    ];
    const nomination = nominated(
      { status: 'approved', decisions: [yes(oskar, 'apollo')], approvedAt: at },
      { access: [apollo], fallen },
    );
    says(
      receipt(nomination),
      '● Project Apollo — approved by Oskar Lind, Mon 3 May, 10:12 — “fine”',
      '● Joint Audit — left out, because nobody answered, Mon 3 May, 10:12',
      '● Ledger — left out, because too few were left who could answer, Mon 3 May, 10:12',
    );
  });

  it('names nobody where the rule names nobody', () => {
    const judgement = { ...facts.judgement, namesHidden: true } as const;
    const nomination = waiting(
      { agreed: [yes(oskar, 'apollo')] },
      { access: [apollo, audit], fallen: [no(ruth, ledger)], judgement },
    );
    const lines = read(receipt(nomination)).join('\n');
    assert.doesNotMatch(lines, /Oskar|Mia|Ruth/);
    assert.match(lines, /Ledger — denied by an approver/);
  });
});

describe('the news that something fell away', () => {
  const news = (fallen: Fallen, nomination = waiting({}, { fallen: [fallen] }), reader = inEnglish) =>
    sayNotice({ about: 'fell', nomination, fallen }, reader);

  it('says who said no to what and why, and that the rest goes on', () => {
    assert.equal(
      news(no(oskar, apollo)),
      'Oskar Lind said no to Project Apollo for Ada Lovelace (Fabrikam): “not before May”. The rest goes on.',
    );
    assert.equal(
      news(no(oskar, apollo), undefined, inChinese),
      'Oskar Lind 拒绝了为 Ada Lovelace (Fabrikam) 申请的 Project Apollo：“not before May”。其余部分继续办理。',
    );
  });

  it('does not say so once the rest has ended', () => {
    const denied = nominated(STATES['denied']!, { fallen: [no(oskar, apollo)] });
    assert.doesNotMatch(news(no(oskar, apollo), denied), /rest goes on/);
  });

  it('says that nobody answered, or could', () => {
    assert.match(news({ access: [audit], at, why: 'unanswered' }), /^Nobody answered about Joint Audit for Ada/);
    assert.match(
      news({ access: [audit], at, why: 'nobody-left' }),
      /^Too few people are left .* Joint Audit .* administrators/,
    );
  });

  it('tells the administrators what they can do', () => {
    const fallen: Fallen = { access: [audit], at, why: 'nobody-left' };
    const said = sayNotice({ about: 'admin-fell', nomination: waiting({}, { fallen: [fallen] }), fallen }, inEnglish);
    assert.match(
      said,
      /Joint Audit in Sue Park's nomination of Ada .* is left out; the rest goes on\. .*Known partners/,
    );
  });
});
