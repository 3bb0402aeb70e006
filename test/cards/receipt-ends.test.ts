import assert from 'node:assert/strict';
import { parseAction } from '../../cards/actions.js';
import { draw } from '../../cards/draw.js';
import { nominationId } from '../../src/kernel/ids.js';
import type { Asked, Change } from '../../src/nomination/asking.js';
import type { Nomination, State } from '../../src/nomination/nomination.js';
import type { Guest } from '../../src/guest/guest.js';
import { STAYS } from './guest-samples.js';
import { ofType, pressesOf, titlesOf } from './reading.js';
import {
  answered,
  facts,
  HUNDRED,
  inChinese,
  inEnglish,
  inquiry,
  mia,
  nominated,
  noor,
  oskar,
  READERS,
  STAGE,
  STATES,
  sue,
} from './samples.js';
import { awaiting, END_OF_MAY, has, lines, proposed, receipt, type Receipt } from './receipt-samples.js';
import { HOSTILE, typedEverywhere } from './typed.js';

type Named = Pick<Receipt, 'joined'>;

const ended = (state: State, view: Named = {}): Receipt => ({ kind: 'receipt', nomination: nominated(state), ...view });
const gemini = { ...facts.access[0]!, key: 'gemini', name: 'Project Gemini' };
const change = (to: Change['to'], was: Change['was']): Change => ({ by: oskar, at: facts.nominatedAt, to, was });

/** Bytes of JSON that Teams takes with room to spare. */
const LARGEST_CARD = 18 * 1024;

describe('what ended in Microsoft Entra', () => {
  for (const [state, said, saidInChinese] of [
    [
      'invited, package expired there',
      /^⚠ Project Apollo — ended in Microsoft Entra on the day set for it there, noticed .* Ask for it again if it is still needed\.$/,
      /^⚠ Project Apollo — 已按 Microsoft Entra 中设定的日期到期（.*发现）。如仍需要，请重新申请。$/,
    ],
    [
      'invited, package removed there',
      /^⚠ Project Apollo — taken away in Microsoft Entra by somebody, noticed .* Ask for it again if it is still needed\.$/,
      /^⚠ Project Apollo — 已被他人在 Microsoft Entra 中收回（.*发现）。如仍需要，请重新申请。$/,
    ],
  ] as const)
    it(`is said with its reason, and not as something they can use: ${state}`, () => {
      for (const [reader, wanted] of [
        [inEnglish, said],
        [inChinese, saidInChinese],
      ] as const)
        for (const guest of [undefined, STAYS['active']!]) {
          const card: Receipt = { kind: 'receipt', nomination: nominated(STATES[state]!), ...(guest && { guest }) };
          const about = lines(card, reader).filter((line) => line.includes('Microsoft Entra'));
          assert.equal(about.length, 1, about.join('\n'));
          assert.match(about[0]!, wanted);
        }
    });
});

describe('what approvers changed', () => {
  const access = [...facts.access, gemini];
  const made: Readonly<Record<string, Change>> = {
    'shortened the stay from Wed 30 June 2027 to Mon 31 May 2027': change(
      { until: END_OF_MAY },
      { until: facts.until },
    ),
    'left out Project Gemini': change({ without: ['gemini'] }, { access }),
    'had Mia Berg answer for Ada Lovelace': change({ sponsor: mia }, { sponsor: facts.nominator }),
    'had Mia Berg answer for Ada Lovelace in place of Noor Haddad': change({ sponsor: mia }, { sponsor: noor }),
    'chose e-mail alone for the link': change({ deliveries: ['mail'] }, { deliveries: ['chat', 'mail'] }),
    'shortened the stay from Wed 30 June 2027 to Mon 31 May 2027 and left out Project Gemini': change(
      { until: END_OF_MAY, without: ['gemini'] },
      { until: facts.until, access },
    ),
  };
  for (const [what, one] of Object.entries(made))
    it(`is told with who did so and when: ${what}`, () => {
      has(receipt({}, { changes: [one] }), `Mon 3 May, 10:12 — Oskar Lind ${what}`);
      const nomination = nominated(STATES['invited']!, { changes: [one] });
      has({ kind: 'receipt', nomination }, `Mon 3 May, 10:12 — Oskar Lind ${what}`);
    });
});

describe('a question that was open at the end', () => {
  const inquiries = [inquiry()];
  const asked = 'Oskar Lind asked, Mon 3 May, 11:40: “Which systems will she see?”';

  it('stayed unanswered, to whoever reads the receipt', () => {
    for (const name of ['expired', 'denied', 'withdrawn, account none', 'approved', 'invited'])
      for (const joined of [{}, { joined: true } as const]) {
        const nomination = nominated(STATES[name]!, { inquiries });
        const read = lines({ kind: 'receipt', nomination, ...joined });
        assert.deepEqual(read.slice(read.indexOf(asked)).slice(0, 2), [asked, 'It was not answered.'], name);
      }
  });

  it('is not said to be so while it waits', () => {
    for (const view of [receipt({}, { inquiries }), { ...receipt({}, { inquiries }), joined: true as const }])
      assert.doesNotMatch(lines(view).join('\n'), /not answered/);
  });
});

describe('the receipt of somebody who joined', () => {
  it('tells the same, with nothing to press or to fill in', () => {
    const view = receipt(proposed(), { joined: [noor], inquiries: [inquiry()] }, { joined: true });
    const card = draw(view, inEnglish);
    assert.deepEqual([...titlesOf(card), ...ofType(card, 'Input.Text')], []);
    has(
      view,
      "You joined Sue Park's nomination.",
      'Oskar Lind asks Sue Park: “Which systems will she see?”',
      'Oskar Lind agrees if Mia Berg answers for Ada Lovelace',
      'It is for Sue Park to agree to that.',
    );
    has(
      receipt({}, { inquiries: [answered()] }, { joined: true }),
      'Sue Park answered, Tue 4 May, 09:05: “The audit folder alone.”',
    );
  });
});

describe('how it can end', () => {
  const at = new Date('2027-05-04T07:05:00Z');

  it('because too few are left who could answer', () => {
    const view = ended({ status: 'expired', at, nobodyReached: false, nobodyLeft: true });
    has(
      view,
      '● Ended, Tue 4 May, 09:05: too few were left who could answer',
      'Too few people are left who could answer, so I did not let you wait. Nobody was invited. Ask the Guestlist administrators; they can name other approvers.',
    );
    has(
      ended({ status: 'expired', at, nobodyReached: true, nobodyLeft: true }),
      '● Ended unanswered, Tue 4 May, 09:05',
      'Nobody who may answer could be reached. Nobody was invited. Ask the Guestlist administrators; they can name other approvers.',
    );
  });

  it('because not enough of several agreed, without counting yeses as steps', () => {
    const judgement = { ...facts.judgement, stages: [{ ...STAGE, quorum: 2 }] };
    const state = { ...STATES['expired, second step']! };
    has(
      { kind: 'receipt', nomination: nominated(state, { judgement }) },
      '● Ended unanswered, Tue 4 May, 09:05',
      'Not enough of those asked answered. Nobody was invited. You can nominate again.',
    );
  });

  it('because the nominator changed it, and another takes its place', () => {
    const replacedBy = nominationId.parse('33333333-0000-4000-8000-000000000002');
    const state = { status: 'withdrawn', at, account: 'none', replacedBy } as const;
    has(ended(state), '● Changed by you, Tue 4 May, 09:05', 'The new one is below.');
    has(ended(state, { joined: true }), '● Changed by Sue Park, Tue 4 May, 09:05');
    assert.match(
      lines(ended(state, { joined: true })).join('\n'),
      /a new one takes its place\. .*I will offer you to join/,
    );
    assert.doesNotMatch(JSON.stringify(draw(ended(state), inEnglish)), new RegExp(replacedBy));
    assert.deepEqual(titlesOf(draw(ended(state), inEnglish)), []);
  });

  it('on the last day of the stay that was agreed, though it was over at midnight', () => {
    const told = (guest: Guest) => lines({ ...ended(STATES['invited, access given']!), guest });
    assert.ok(told(STAYS['over']!).includes('● The stay ended, Wed 30 June 2027'), told(STAYS['over']!).join('\n'));
    assert.ok(told(STAYS['removed, account stays']!).includes('● The stay ended, Wed 30 June 2027'));
    const never = told(STAYS['removed, never accepted']!);
    assert.ok(
      never.some((line) => line.startsWith('● Not accepted; the invitation ended, ')),
      never.join('\n'),
    );
    const notNeeded = told(STAYS['not needed, said Sue']!);
    assert.ok(notNeeded.includes('● The stay ended as no longer needed, Thu 1 Jul, 00:00'), notNeeded.join('\n'));
  });

  it('by a yes or a no in another place', () => {
    const decision = { by: oskar, at, comment: 'no', for: mia };
    has(ended({ status: 'denied', decision }), '● Denied by Oskar Lind for Mia Berg, Tue 4 May, 09:05 — “no”');
    has(ended(STATES['approved in place of Mia']!), '● Approved by Oskar Lind for Mia Berg, Mon 3 May, 11:40 — “fine”');
    assert.ok(
      lines(ended({ status: 'denied', decision }), inChinese).includes(
        '● Oskar Lind（代 Mia Berg）已拒绝，5月4日（周二）15:05 — “no”',
      ),
      lines(ended({ status: 'denied', decision }), inChinese).join('\n'),
    );
  });
});

describe('a receipt in which everybody wrote as much as they could', () => {
  const crowd = (name: string): Nomination => {
    const people = HUNDRED.map((person) => ({ ...person, name }));
    const some = (from: number, more: Partial<Asked>): readonly Asked[] =>
      people
        .slice(from, from + 12)
        .map((person) => ({ person, reached: 'yes', for: { person: sue, how: 'delegated' }, ...more }));
    const asked = [
      ...some(0, {}),
      ...some(12, { reached: 'no' }),
      ...some(24, { reached: 'by-mail' }),
      ...some(36, { reached: 'away' }),
      ...some(48, { reached: 'lost' }),
      ...some(60, { passed: true }),
    ];
    const agreed = people.slice(80).map((by) => ({ by, at: facts.nominatedAt, comment: name }));
    const { proposed: one } = proposed({ comment: name, until: END_OF_MAY });
    const state = {
      ...awaiting,
      asked,
      agreed,
      needed: 40,
      remindedAt: facts.nominatedAt,
      ...(one && { proposed: one }),
    };
    return nominated(state, typedEverywhere(name));
  };
  for (const [kind, typed] of Object.entries(HOSTILE))
    it(`is small enough for Teams, and understood when it is pressed: ${kind}`, () => {
      for (const reader of READERS)
        for (const joined of [{}, { joined: true }] as const) {
          const card = draw({ kind: 'receipt', nomination: crowd(typed), ...joined }, reader);
          assert.ok(
            Buffer.byteLength(JSON.stringify(card)) < LARGEST_CARD,
            `${Buffer.byteLength(JSON.stringify(card))}`,
          );
          for (const { sends } of pressesOf(card)) assert.ok(parseAction(sends).ok, JSON.stringify(sends));
          assert.doesNotMatch(titlesOf(card).join(), /evil|alert|DATE|長|long/);
        }
    });
});
