import assert from 'node:assert/strict';
import { draw, headline } from '../../cards/draw.js';
import { sayNotice } from '../../cards/notice.js';
import { sayAction } from '../../cards/refusal.js';
import type { NominationRefusal } from '../../src/nomination/commands.js';
import type { Asked, Decision } from '../../src/nomination/asking.js';
import type { Nomination, NominationIn, State } from '../../src/nomination/nomination.js';
import type { ApproverSource } from '../../src/policy/policy.js';
import type { Because, Notice, View } from '../../src/workflow/views.js';
import { linesOf } from './reading.js';
import { facts, inEnglish, mia, nominated, noor, oskar, READERS, ruth, STAGE, STATES, type Change } from './samples.js';
import { TWO_STEPS } from './views.js';
import { WHYS } from './refusal-samples.js';

/** Where a rule hides names, nothing that the nominator or whoever joined reads may hold one of an approver. */
const NAMES = /Oskar|Lind|Mia|Berg|Ruth|Adams|oskar@|mia@|ruth@/;

const at = facts.nominatedAt;
const yes = (by: Decision['by'], whose?: Decision['by']): Decision => ({
  by,
  at,
  comment: 'fine',
  ...(whose && { for: whose }),
});

/** With everybody in it who can be: asked, away, handed over, asking, changing, proposing. */
const crowded = (state: State): State => {
  if (state.status === 'denied') return { ...state, decision: { ...state.decision, for: mia } };
  if (state.status !== 'awaiting-approval') return state;
  const reached = ['yes', 'by-mail', 'no', 'away', 'lost', 'held', 'not-yet'] as const;
  const more = reached.map((one): Asked => ({ person: mia, reached: one, for: { person: oskar, how: 'delegated' } }));
  return {
    ...state,
    needed: 3,
    asked: [...state.asked, ...more, { person: ruth, reached: 'yes', passed: true }],
    agreed: [yes(oskar, mia)],
    proposed: { decision: yes(ruth), changes: { sponsor: noor, until: facts.until } },
  };
};

const change = (hidden: boolean): Change => ({
  judgement: { ...TWO_STEPS, ...(hidden && { namesHidden: true }) },
  inquiries: [
    { by: oskar, at, text: 'Why?', stage: 0, until: at, answer: { at, text: 'Because.' } },
    { by: mia, at, text: 'And then?', stage: 0, until: at },
  ],
  changes: [{ by: ruth, at, to: { until: facts.until, sponsor: noor }, was: { until: facts.until } }],
  sponsor: noor,
});

const nominations = (hidden: boolean): readonly (readonly [string, Nomination])[] =>
  Object.entries(STATES)
    // Of these the samples' names are others.
    .filter(([name]) => !name.includes('hundred'))
    .flatMap(([name, state]) => [
      [name, nominated(state, change(hidden))] as const,
      [`${name}, crowded`, nominated(crowded(state), change(hidden))] as const,
    ]);

const BECAUSE: readonly (Because | undefined)[] = [undefined, 'question', 'change-proposed', 'answered'];

type Reading = readonly [where: string, text: string];

const receipts = (hidden: boolean): readonly Reading[] =>
  nominations(hidden).flatMap(([name, nomination]) =>
    [{}, { joined: true } as const].flatMap((more) =>
      READERS.flatMap((reader): readonly Reading[] => {
        const view: View = { kind: 'receipt', nomination, ...more };
        return [
          [`receipt, ${name}`, JSON.stringify(draw(view, reader))],
          ...BECAUSE.map((because): Reading => [`headline, ${name}`, headline(view, reader, because)]),
        ];
      }),
    ),
  );

const noticesOf = (nomination: Nomination): readonly Notice[] => {
  const [one] = [nomination];
  const about = <S extends State['status']>() => one as NominationIn<S>;
  const always: readonly Notice[] = [
    { about: 'stage-approved', nomination },
    { about: 'changed', nomination },
    { about: 'accepted', nomination },
    { about: 'joined', nomination, by: noor },
    { about: 'approver-unreachable', nomination, who: oskar, instead: [] },
    { about: 'approver-unreachable', nomination, who: oskar, instead: [mia, ruth] },
    { about: 'approver-unreachable', nomination, who: oskar, mailed: true, instead: [mia] },
  ];
  switch (nomination.status) {
    case 'invited':
      return [
        ...always,
        { about: 'invited', nomination: about<'invited'>() },
        { about: 'mail-failed', nomination: about<'invited'>() },
        { about: 'access-refused', nomination: about<'invited'>() },
      ];
    case 'denied':
      return [...always, { about: 'denied', nomination: about<'denied'>() }];
    case 'expired':
      return [...always, { about: 'expired', nomination: about<'expired'>() }];
    case 'failed':
      return [...always, { about: 'failed', nomination: about<'failed'>() }];
    case 'withdrawn':
      return [...always, { about: 'withdrawn', nomination: about<'withdrawn'>() }];
    default:
      return always;
  }
};

const told = (hidden: boolean): readonly Reading[] =>
  nominations(hidden).flatMap(([name, nomination]) =>
    noticesOf(nomination).flatMap((notice) =>
      [notice, { ...notice, joined: true } as const].flatMap((one) =>
        READERS.map((reader): Reading => [`notice ${notice.about}, ${name}`, sayNotice(one, reader)]),
      ),
    ),
  );

const VERBS = ['withdraw', 'mail-again', 'remind', 'reply', 'agree-change', 'decline-change', 'amend'] as const;

const answers = (hidden: boolean): readonly Reading[] =>
  nominations(hidden).flatMap(([name, nomination]) =>
    VERBS.flatMap((verb) =>
      READERS.flatMap((reader): readonly Reading[] => {
        const view = { kind: 'receipt', nomination } as const;
        return [
          [`decided ${verb}, ${name}`, sayAction({ outcome: 'decided', view }, { verb }, reader)],
          ...WHYS.map((why: NominationRefusal): Reading => [
            `${why} ${verb}, ${name}`,
            sayAction({ outcome: 'refused', why, view }, { verb }, reader),
          ]),
        ];
      }),
    ),
  );

describe('where the rule hides names', () => {
  const kinds = { receipts, told, answers };
  for (const [kind, read] of Object.entries(kinds)) {
    it(`no approver's name is in what the nominator reads: ${kind}`, () => {
      for (const [where, text] of read(true)) assert.doesNotMatch(text, NAMES, where);
    });

    it(`and the search would find one: ${kind}`, () => {
      const found = read(false).filter(([, text]) => NAMES.test(text));
      assert.ok(found.length > 20, String(found.length));
    });
  }

  it('who may answer is said by what they are, and the guest of whom is still named', () => {
    const source = (from: ApproverSource): readonly string[] => {
      const judgement = { ...facts.judgement, stages: [{ ...STAGE, sources: [from] }], namesHidden: true } as const;
      const nomination = nominated(STATES['awaiting-approval']!, { judgement });
      return linesOf(draw({ kind: 'receipt', nomination }, inEnglish)).filter((line) => line.startsWith('● Asked'));
    };
    const group = facts.access[0]!.kind === 'team' ? facts.access[0]!.id : undefined;
    assert.ok(group);
    assert.deepEqual(source({ from: 'owners' }), ['● Asked — the owners of Project Apollo']);
    assert.deepEqual(source({ from: 'manager' }), ['● Asked — your manager']);
    assert.deepEqual(source({ from: 'managers-manager' }), ["● Asked — your manager's manager"]);
    assert.deepEqual(source({ from: 'sponsor' }), ['● Asked — whoever is to answer for Ada Lovelace']);
    assert.deepEqual(source({ from: 'administrators' }), ['● Asked — the Guestlist administrators']);
    assert.deepEqual(source({ from: 'group', group }), ['● Asked — the members of the group named by the rule']);
    assert.deepEqual(source({ from: 'people', addresses: [] }), ['● Asked — the people named by the rule']);
  });

  it('sentences stay sentences', () => {
    const hidden = (name: string, more: Change = {}) => nominated(STATES[name]!, { ...change(true), ...more });
    const say = (notice: Notice, reader = inEnglish): string => sayNotice(notice, reader).replaceAll('\u200B', '');
    assert.equal(
      say({ about: 'denied', nomination: hidden('denied') as NominationIn<'denied'> }),
      'An approver denied your nomination of Ada Lovelace (Fabrikam): “not before the contract”. Nobody was invited.',
    );
    assert.equal(
      say({ about: 'approver-unreachable', nomination: hidden('awaiting-approval'), who: oskar, instead: [mia] }),
      'I could not reach an approver about your nomination of Ada Lovelace (Fabrikam). I have asked somebody else.',
    );
    assert.equal(
      say({ about: 'stage-approved', nomination: hidden('awaiting-approval, second step', { changes: [] }) }),
      'An approver agreed to your nomination of Ada Lovelace (Fabrikam). Now I ask the Guestlist administrators (step 2 of 2).',
    );
    const denied = linesOf(draw({ kind: 'receipt', nomination: hidden('denied') }, inEnglish));
    assert.ok(denied.includes('● Denied by an approver, Mon 3 May, 11:40 — “not before the contract”'));
    assert.ok(denied.includes('Nobody was invited. If there is something new, you can nominate again.'));
    const asks = headline({ kind: 'receipt', nomination: hidden('awaiting-approval') }, inEnglish, 'question');
    assert.equal(asks, 'An approver asks about Ada Lovelace: “And then?”');
  });
});
