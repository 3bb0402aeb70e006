import assert from 'node:assert/strict';
import { sayNotice } from '../../cards/notice.js';
import { groupId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Fallen } from '../../src/nomination/asking.js';
import type { Access, NominationIn, State } from '../../src/nomination/nomination.js';
import type { GrantRefusal } from '../../src/nomination/grant.js';
import type { Notice } from '../../src/workflow/views.js';
import MarkdownIt from 'markdown-it';
import { STAYS } from './guest-samples.js';
import { facts, GUESTS, inEnglish, mia, nominated, oskar, READERS, STATES, type Change } from './samples.js';
import { HOSTILE, typedEverywhere } from './typed.js';
import { AIMS, TWO_STEPS } from './views.js';

const inState = <S extends State['status']>(name: string, change: Change = {}) =>
  nominated(STATES[name]!, change) as unknown as NominationIn<S>;

const falls = (access: readonly Access[], by: Person): readonly Fallen[] => [
  { access, at: facts.nominatedAt, why: 'denied', decision: { by, at: facts.nominatedAt, comment: by.name } },
  { access, at: facts.nominatedAt, why: 'unanswered' },
  { access, at: facts.nominatedAt, why: 'nobody-left' },
];

const tryAgainAt = new Date('2027-05-03T09:42:00Z');
const everyNotice = (change: Change = {}): readonly Notice[] => {
  const anybody = { ...oskar, name: change.nominator?.name ?? oskar.name };
  const awaiting = inState<'awaiting-approval'>('awaiting-approval', change);
  const failures = Object.keys(STATES).filter((name) => name.startsWith('failed'));
  const kinds = ['throttled', 'unavailable', 'not-permitted', 'invitations-closed'] as const;
  return [
    { about: 'invited', nomination: inState('invited', change) },
    { about: 'invited', nomination: inState('already a guest', change) },
    { about: 'denied', nomination: inState('denied', change) },
    { about: 'expired', nomination: inState('expired', change) },
    { about: 'expired', nomination: inState('expired, nobody reached', change) },
    ...failures.flatMap((name): readonly Notice[] => [
      { about: 'failed', nomination: inState(name, change) },
      { about: 'admin-failed', nomination: inState(name, change) },
    ]),
    { about: 'accepted', nomination: inState('invited', change) },
    { about: 'joined', nomination: awaiting, by: anybody },
    { about: 'stage-approved', nomination: inState('awaiting-approval, second step', change) },
    { about: 'stage-approved', nomination: inState('awaiting-approval, second step, nobody chosen yet', change) },
    { about: 'stage-approved', nomination: inState('approved', change) },
    { about: 'stage-approved', nomination: inState('denied', change) },
    { about: 'withdrawn', nomination: inState('withdrawn, account none', change) },
    { about: 'asked-again', nomination: awaiting },
    ...falls(change.access?.length ? change.access : facts.access, anybody).flatMap((fallen): readonly Notice[] => [
      { about: 'fell', nomination: awaiting, fallen },
      { about: 'admin-fell', nomination: awaiting, fallen },
    ]),
    ...kinds.flatMap((kind): readonly Notice[] => [
      { about: 'hindered', nomination: inState('approved', change), hindrance: { kind, tryAgainAt } },
      { about: 'admin-hindered', nominationId: facts.id, hindrance: { kind, tryAgainAt } },
    ]),
    { about: 'approver-unreachable', nomination: awaiting, who: anybody, instead: [] },
    { about: 'approver-unreachable', nomination: awaiting, who: anybody, instead: [{ ...mia, name: anybody.name }] },
    ...(['sponsor', 'backup'] as const).map((as): Notice => ({
      about: 'named-sponsor',
      // Whoever is named is named with an invitation, which is for something.
      nomination: inState('invited', { ...change, access: change.access?.[0] ? change.access : facts.access }),
      as,
    })),
    { about: 'sponsor-replaced', guest: { ...GUESTS.active, displayName: anybody.name, sponsor: anybody } },
    ...(['rules', 'settings'] as const).map((why): Notice => ({
      about: 'link-refused',
      guest: { ...GUESTS.pending, displayName: anybody.name },
      why,
    })),
    { about: 'mail-failed', nomination: inState('invited, mail failed', change) },
    { about: 'access-refused', nomination: inState('invited, access refused: no-guests', change) },
    { about: 'access-held', nomination: inState('invited, package held', change) },
    { about: 'access-held', nomination: inState('invited, package held for long', change) },
    { about: 'access-delivered', nomination: inState('invited, package delivered', change) },
    ...(['not-an-approver', 'own-nomination', 'not-open'] as const).map((why): Notice => ({
      about: 'decision-refused',
      nomination: awaiting,
      why,
    })),
    ...Object.values(STAYS).flatMap((stay): readonly Notice[] => {
      const guest = { ...stay, displayName: anybody.name, sponsor: anybody };
      return [
        { about: 'admin-guest-without-sponsor', guest },
        { about: 'admin-guest-came-back', guest },
        { about: 'admin-guest-came-back', guest, stopped: 'fabrikam.com' },
        { about: 'admin-guest-came-back', guest: { ...guest, sponsorless: true } },
        { about: 'admin-guest-left-over', guest, left: [anybody.name] },
      ];
    }),
    { about: 'admin-guests', news: 'guests-unread', guests: 1, some: ['ada@fabrikam.com'] },
    { about: 'admin-guests', news: 'guests-unread', guests: 12, some: ['ada@fabrikam.com'] },
    { about: 'admin-guests', news: 'strangers-found', guests: 1 },
    { about: 'admin-guests', news: 'strangers-found', guests: 480, days: 20 },
    ...[0, 3, 14].map((over): Notice => ({
      ...{ about: 'admin-guests', news: 'still-stopped', guests: 14, over, more: over },
      domains: [{ domain: 'fabrikam.com', guests: 12, over, since: new Date('2027-05-03T12:00:00Z') }],
    })),
    ...(['end', 'delete', 'stop'] as const).flatMap((what): Notice[] =>
      [1, 37].map((guests) => ({ about: 'admin-guests', news: 'removals-wait', what, guests, most: 200 })),
    ),
    { about: 'admin-nobody-reached', nomination: awaiting },
    ...(['refused', 'gone'] as const).map((why): Notice => ({
      about: 'admin-source-unread',
      nomination: awaiting,
      source: 'group',
      why,
    })),
    { about: 'admin-mail-failed', nomination: inState('invited, mail failed', change) },
    { about: 'admin-access-refused', nomination: inState('invited, access refused: not-permitted', change) },
    { about: 'admin-account-left', nomination: inState('withdrawn, account left', change) },
  ];
};

/** Where they are, and what is to be said of them, is written as code by us. */
const OURS = /<code>(?:ada@|stop guests of |停用 )?fabrikam\.com(?: 的来宾)?<\/code>/g;

const markdown = new MarkdownIt({ html: true, linkify: true });
const read = (notice: Notice, reader = inEnglish): string => sayNotice(notice, reader).replaceAll('\u200B', '');
const firstSentence = (text: string): string => text.split(/(?<=[.。])/)[0] ?? '';

describe('a notice', () => {
  it('has words in every language, whatever it is about, and whatever was asked for', () => {
    for (const reader of READERS)
      for (const aim of Object.values(AIMS))
        for (const plain of everyNotice({ ...aim, judgement: TWO_STEPS }))
          for (const notice of [plain, { ...plain, joined: true } as const]) {
            const text = sayNotice(notice, reader);
            assert.ok(text.length > 10, notice.about);
            assert.doesNotMatch(text, /undefined|\[object|Invalid|[!！]| {2}|—$/, `${notice.about}: ${text}`);
          }
  });

  it('tells administrators of a guest whom nobody answers for, and of what an end left over', () => {
    assert.equal(
      read({ about: 'admin-guest-without-sponsor', guest: STAYS['active']! }),
      'Nobody answers for Ada Lovelace (Fabrikam) (`ada@fabrikam.com`) any more. Sue Park no longer does, and nobody who was asked took them over. The rule keeps them all the same, until Wed 30 June 2027. Say “guest” and the address to take them over or to end the stay.',
    );
    assert.match(
      read({ about: 'admin-guest-without-sponsor', guest: STAYS['nobody answers, and so they leave']! }),
      /nobody who was asked took them over\. By the rule their stay ends on Thu 20 May( 2027)?\. Say “guest” and the address to take them over, and it goes on\.$/,
    );
    assert.equal(
      read({ about: 'admin-guest-left-over', guest: STAYS['over, something left']!, left: ['Project Apollo'] }),
      'The stay of Ada Lovelace (Fabrikam) (`ada@fabrikam.com`) is over, but not everything could be ended. Not taken away: Project Apollo. Please end it by hand in the Microsoft Entra admin center, or grant Guestlist what it lacks.',
    );
    assert.match(
      read({ about: 'admin-guest-left-over', guest: STAYS['over, not permitted']!, left: [] }),
      /ended\. The account still works, for the application lacks User\.EnableDisableAccount\.All\./,
    );
  });

  it('tells administrators of an account that only another directory can close', () => {
    const left = STAYS['over, not permitted']!;
    assert.ok(left.status === 'disabled' && left.closing !== 'open');
    const guest = { ...left, closing: { ...left.closing, account: 'synchronised' } } as const;
    assert.match(
      read({ about: 'admin-guest-left-over', guest, left: [] }),
      /ended\. The account still works: it is kept in a directory on-premises by now, and can be disabled there alone\./,
    );
  });

  it('tells administrators of guests that cannot be read', () => {
    assert.equal(
      read({
        about: 'admin-guests',
        news: 'guests-unread',
        guests: 12,
        some: ['ada@fabrikam.com', 'bob@fabrikam.com'],
      }),
      "What is written down of 12 guests cannot be read: it is damaged, or a newer Guestlist's. Nothing is done about `ada@fabrikam.com`, `bob@fabrikam.com` and 10 more; all others are looked after as before. Please start the newest Guestlist that was in use; the log names each of them by id.",
    );
  });

  it('tells administrators how many guests there are whom nobody here answers for', () => {
    const strangers = { about: 'admin-guests', news: 'strangers-found' } as const;
    assert.equal(
      read({ ...strangers, guests: 480, days: 20 }),
      'There are 480 guests in the directory who came by other ways, and for whom nobody here answers. I ask whoever is likely to answer for them, as the rules want it (“found: ask”): the first today, the others over the next 20 days, so that nobody has to say a word about all of theirs at once. To have all asked about now, say “adopt”.',
    );
    assert.match(
      read({ ...strangers, guests: 1 }),
      /There is one guest[^]*likely to answer for them; the rules want it/,
    );
  });

  it('reminds administrators of whom they stopped', () => {
    const domains = [
      { domain: 'fabrikam.com', guests: 12, over: 9, since: new Date('2027-05-03T12:00:00Z') },
      { domain: 'contoso.org', guests: 2, over: 0, since: new Date('2027-06-01T12:00:00Z') },
    ];
    assert.equal(
      read({ about: 'admin-guests', news: 'still-stopped', guests: 14, over: 9, domains, more: 0 }),
      '14 guests are still stopped. They are from fabrikam.com (12, since Mon 3 May 2027) and contoso.org (2, since Tue 1 June 2027). No stay ends by itself meanwhile, so this goes on until somebody decides. The last day of 9 of them has passed. To take it back, say “let guests of fabrikam.com in again”. Whom somebody disabled in the Microsoft Entra admin center can be enabled there; whoever is not to come back can be deleted there, and I follow.',
    );
  });

  it('tells administrators that more stays are over than may end in a day, and what to do', () => {
    assert.equal(
      read({ about: 'admin-guests', news: 'removals-wait', what: 'end', guests: 37, most: 200 }),
      '37 stays that are over wait for tomorrow: the rules let me end 200 in a day (“removalsPerDay”), and that number is reached. Until then these guests can sign in and use what they were given. Nothing is lost: I go on by myself, and tell you again only if some have to wait then too. If you expected so many, you need do nothing, or raise “removalsPerDay” under “stays” in the rules, and I go on within half an hour. If you did not, “guest” and a name shows why a stay ended; with “removalsPerDay: 0” nobody’s ends until you have looked.',
    );
  });

  it('begins with a sentence that stands alone', () => {
    const say = (notice: Notice): string => sayNotice(notice, inEnglish).replaceAll('\u200B', '');
    assert.equal(
      firstSentence(say({ about: 'accepted', nomination: inState('invited') })),
      'Ada Lovelace (Fabrikam) accepted your invitation.',
    );
    assert.equal(
      firstSentence(say({ about: 'invited', nomination: inState('invited') })),
      'Ada Lovelace (Fabrikam) is invited.',
    );
    assert.match(
      say({ about: 'denied', nomination: inState('denied') }),
      /^Oskar Lind denied your nomination of .*“not before the contract”/,
    );
    assert.match(
      say({ about: 'approver-unreachable', nomination: inState('awaiting-approval'), who: oskar, instead: [mia] }),
      /^I could not reach Oskar Lind about .*\. I have asked Mia Berg\.$/,
    );
    assert.match(
      say({ about: 'decision-refused', nomination: inState('awaiting-approval'), why: 'not-an-approver' }),
      /Only the owners of Project Apollo can answer this\./,
    );
  });

  it('says what was done where no invitation was asked for', () => {
    const done = (aim: keyof typeof AIMS, more: Partial<Notice> = {}) =>
      read({ about: 'invited', nomination: inState('already a guest', AIMS[aim]), ...more } as Notice);
    assert.equal(done('end'), 'Ada Lovelace (Fabrikam) stays until Wed 30 June 2027.');
    assert.equal(done('sponsor'), 'You answer for Ada Lovelace (Fabrikam) now.');
    assert.equal(done('sponsor', { joined: true }), 'Sue Park answers for Ada Lovelace (Fabrikam) now.');
    assert.equal(done('backup'), 'You are the backup sponsor of Ada Lovelace (Fabrikam) now.');
    assert.equal(
      done('enable'),
      'The account of Ada Lovelace (Fabrikam) is enabled. Access to Project Apollo follows by itself.',
    );
    assert.match(done('restore'), /^The account of .* is back\. Access to Project Apollo/);
    // Nothing was left to restore, and an invitation went out.
    assert.match(
      read({ about: 'invited', nomination: inState('invited', AIMS.restore) }),
      /^Ada Lovelace \(Fabrikam\) is invited\./,
    );
  });

  it('speaks of no invitation where none was asked for, and says what was left undone', () => {
    for (const aim of ['access', 'enable', 'end', 'sponsor', 'backup'] as const) {
      const told: readonly Notice[] = [
        { about: 'denied', nomination: inState('denied', AIMS[aim]) },
        { about: 'expired', nomination: inState('expired', AIMS[aim]) },
        { about: 'withdrawn', nomination: inState('withdrawn, account none', AIMS[aim]), joined: true },
        { about: 'failed', nomination: inState('failed, no-such-guest', AIMS[aim]) },
        { about: 'admin-failed', nomination: inState('failed, no-such-guest', AIMS[aim]) },
        {
          about: 'hindered',
          nomination: inState('approved', AIMS[aim]),
          hindrance: { kind: 'not-permitted', tryAgainAt },
        },
      ];
      for (const notice of told)
        for (const reader of READERS)
          assert.doesNotMatch(read(notice, reader), /invit|e-mail|邀请|邮件/i, `${aim}, ${notice.about}`);
    }
    assert.match(read({ about: 'denied', nomination: inState('denied', AIMS.end) }), /Nothing was changed\.$/);
    assert.match(read({ about: 'expired', nomination: inState('expired') }), /Nobody was invited\. You can nominate/);
  });

  it('tells of others who want the guest, and of each step that agreed', () => {
    const two = { judgement: TWO_STEPS };
    assert.equal(
      read({ about: 'joined', nomination: inState('awaiting-approval'), by: mia }),
      'Mia Berg asks for Ada Lovelace (Fabrikam) too and joined your nomination. I tell everybody who asked how it goes.',
    );
    assert.equal(
      read({ about: 'stage-approved', nomination: inState('awaiting-approval, second step', two) }),
      'Oskar Lind agreed to your nomination of Ada Lovelace (Fabrikam). Now I ask Ruth Adams (step 2 of 2).',
    );
    assert.match(
      read({ about: 'stage-approved', nomination: inState('awaiting-approval, second step, nobody chosen yet', two) }),
      /Step 2 of 2 begins; I am looking up who may answer\.$/,
    );
    assert.equal(
      read({ about: 'withdrawn', nomination: inState('withdrawn, account none'), joined: true }),
      'Sue Park withdrew the nomination of Ada Lovelace (Fabrikam) that you joined. Nobody was invited. If you still want it, nominate the guest yourself.',
    );
    assert.match(
      read({ about: 'asked-again', nomination: inState('awaiting-approval, second step', two) }),
      /^Sue Park's nomination of Ada Lovelace \(Fabrikam\) needs your answer\./,
    );
  });

  it('is told to somebody who joined as the nomination of another', () => {
    const told = (notice: Notice) => read({ ...notice, joined: true });
    assert.match(
      told({ about: 'denied', nomination: inState('denied') }),
      /^Oskar Lind denied Sue Park's nomination of Ada Lovelace \(Fabrikam\), which you joined: “not before/,
    );
    assert.equal(
      told({ about: 'accepted', nomination: inState('invited') }),
      'Ada Lovelace (Fabrikam) accepted the invitation from Sue Park. Access to Project Apollo lasts until Wed 30 June 2027. Sue Park answers for this stay.',
    );
    assert.match(
      told({ about: 'mail-failed', nomination: inState('invited, mail failed') }),
      /Sue Park can send it again\.$/,
    );
  });

  it('says who answers for the guest where it is not the nominator', () => {
    assert.match(
      read({ about: 'accepted', nomination: inState('invited', { sponsor: mia, backup: oskar }) }),
      /Mia Berg answers for this stay\. Oskar Lind is the backup sponsor\.$/,
    );
  });

  it('shows the administrators the lines of a rules file that cannot be used, to be copied as they are', () => {
    const problems = [
      'policy.yaml:12:5 rules[1].name: “**Partners**” stands twice → give one of them another name',
      'policy.yaml:30:9 rules[2].when.domains[0]: <script> is no domain → write it like `fabrikam.com`',
    ];
    assert.match(sayNotice({ about: 'admin-policy-mended' }, inEnglish), /can be used again/);
    const text = sayNotice({ about: 'admin-policy-refused', problems, more: 3 }, inEnglish);
    const [first, ...lines] = text.split('\n\n');
    assert.equal(first, 'The rules file was changed and cannot be used; the rules in force stay.');
    assert.deepEqual(lines, [
      `\`${problems[0] ?? ''}\``,
      `\`${(problems[1] ?? '').replaceAll('`', '')}\``,
      'And 3 more.',
      'Please mend the file; it is read again as soon as it changes.',
    ]);
    assert.doesNotMatch(markdown.render(text), /<(?!\/?(p|code)>)/);
    const many = Array.from({ length: 400 }, () => 'x'.repeat(4000));
    const long = sayNotice({ about: 'admin-policy-refused', problems: many, more: 0 }, inEnglish);
    assert.ok(long.length < 6000);
    assert.match(long, /And 390 more\./);
  });

  it('tells the administrators what Microsoft said, and what they can do', () => {
    const text = sayNotice({ about: 'admin-failed', nomination: inState('failed, domain-blocked') }, inEnglish);
    assert.match(text, /“The domain of the user is blocked\.”/);
    assert.match(text, /External collaboration settings/);
  });

  it('does not put into Microsoft’s mouth what we found ourselves', () => {
    for (const kind of ['colleague', 'disabled', 'stay-over'])
      for (const reader of READERS) {
        const nomination = inState<'failed'>(`failed, ${kind}`);
        const told = [
          read({ about: 'failed', nomination }, reader),
          read({ about: 'admin-failed', nomination }, reader),
        ];
        for (const text of told) assert.doesNotMatch(text.replaceAll('Microsoft Entra', ''), /Microsoft/, text);
      }
    assert.match(
      read({ about: 'failed', nomination: inState('failed, disabled') }),
      /^Ada Lovelace \(Fabrikam\) could not be invited\. .*it is disabled\. .*can enable it/,
    );
    assert.match(
      read({ about: 'admin-failed', nomination: inState('failed, stay-over') }),
      /^Ada Lovelace \(Fabrikam\) could not be invited\. Sue Park had nominated `ada@fabrikam\.com`\. The stay was over/,
    );
  });

  it('points to no link, which may be gone when the message is read', () => {
    for (const reader of READERS)
      assert.doesNotMatch(read({ about: 'invited', nomination: inState('invited') }, reader), /link|链接/);
  });

  it('sends a nominator to the administrators where nobody could be reached, and does not say they know', () => {
    assert.match(
      read({ about: 'expired', nomination: inState('expired, nobody reached') }),
      /^Nobody could be reached who may answer .* Ask the Guestlist administrators; they can name other approvers\.$/,
    );
  });

  it('names to the administrators what to check, grant or do by hand', () => {
    assert.match(
      read({ about: 'admin-mail-failed', nomination: inState('invited, mail failed') }),
      /^Our e-mail to Ada Lovelace \(Fabrikam\) was refused\. .*MAIL_SENDER.*Mail\.Send.*RBAC.*Sue Park can send it again\.$/,
    );
    const [apollo] = facts.access;
    assert.ok(apollo);
    const refused = inState<'invited'>('invited, access refused: not-permitted');
    const id = groupId.parse('22222222-0000-4000-8000-000000000002');
    const audit = { ...apollo, key: 'audit', name: 'Joint Audit', kind: 'group', id } as const;
    const [team] = refused.grants;
    assert.ok(team);
    const ofTeam = read({ about: 'admin-access-refused', nomination: refused });
    assert.match(
      ofTeam,
      /^Ada Lovelace \(Fabrikam\) could not be given Project Apollo: Guestlist lacks a permission\./,
    );
    assert.match(ofTeam, /TeamMember\.ReadWriteNonOwnerRole\.All/);
    assert.doesNotMatch(ofTeam, /GroupMember/);
    const both = {
      ...refused,
      grants: [team, { ...team, access: audit }, { ...team, access: audit, why: 'gone' as const }],
    };
    assert.match(
      read({ about: 'admin-access-refused', nomination: both }),
      /given Project Apollo and Joint Audit: .*team Project Apollo, it is TeamMember.*group Joint Audit, it is GroupMember\.ReadWrite\.All/,
    );
    const because = (...whys: readonly GrantRefusal[]): string =>
      read({
        about: 'admin-access-refused',
        nomination: { ...refused, grants: whys.map((why) => ({ ...team, access: audit, why })) },
      });
    assert.match(
      because('unchecked'),
      /lacks a permission\.\s+To see whether Joint Audit keeps guests out, it is GroupSettings\.Read\.All\.\s+Grant it/,
    );
    assert.match(
      because('gone'),
      /^Ada Lovelace \(Fabrikam\) could not be given Joint Audit: our rules offer it, and it no longer exists\. .*rules file/,
    );
    assert.doesNotMatch(because('gone'), /permission/);
    assert.match(because('gone', 'role-gone'), /no longer exists\.[^]*name a role that no longer exists there/);
    const left = read({ about: 'admin-account-left', nomination: inState('withdrawn, account left') });
    assert.match(left, /^The account of Ada Lovelace \(Fabrikam\) could not be removed\. Sue Park withdrew/);
    assert.match(left, /User\.DeleteRestore\.All.*by hand.*until then the link still works/);
    assert.doesNotMatch(left, /[0-9a-f]{8}-/);
  });

  for (const [kind, typed] of Object.entries(HOSTILE)) {
    it(`is not turned into markup by what people typed: ${kind}`, () => {
      for (const reader of READERS)
        for (const notice of everyNotice(typedEverywhere(typed))) {
          const drawn = markdown.render(sayNotice(notice, reader));
          const withoutOurs = drawn.replaceAll(OURS, '');
          assert.doesNotMatch(withoutOurs, /<(?!\/?p>)/, `${notice.about}: ${drawn.slice(0, 400)}`);
          assert.ok(drawn.length < 20_000, notice.about);
        }
    });
  }
});
