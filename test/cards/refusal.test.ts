import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { cardAction, type CardAction } from '../../cards/actions.js';
import { factsFor } from '../../cards/facts.js';
import { sayAction } from '../../cards/refusal.js';
import { whoMay } from '../../cards/refusal/who-may.js';
import type { NominationRefusal } from '../../src/nomination/commands.js';
import type { Decision } from '../../src/nomination/asking.js';
import type { State } from '../../src/nomination/nomination.js';
import type { ApproverSource } from '../../src/policy/policy.js';
import { plain } from '../../src/words/words.js';
import { refusals as inEnglishWords } from '../../src/words/en/refusals.js';
import { WHYS } from './refusal-samples.js';
import {
  facts,
  inChinese,
  inEnglish,
  inquiry,
  mia,
  nominated,
  noor,
  oskar,
  READERS,
  ruth,
  STAGE,
  STATES,
  someone,
} from './samples.js';
import { HOSTILE } from './typed.js';

describe('the answer to a pressed button that changes nothing', () => {
  const answer = (why: NominationRefusal, state?: string) =>
    sayAction(
      {
        outcome: 'refused',
        why,
        ...(state && { view: { kind: 'approval', nomination: nominated(STATES[state]!) } as const }),
      },
      { verb: 'approve' },
      inEnglish,
    );

  it('says who was faster', () => {
    assert.equal(
      answer('already-decided', 'approved'),
      'Oskar Lind approved this, Mon 3 May, 11:40; nothing is left to do.',
    );
    assert.equal(
      answer('already-decided', 'denied'),
      'Oskar Lind denied this, Mon 3 May, 11:40; nothing is left to do.',
    );
    assert.match(answer('already-decided', 'withdrawn, account none'), /^Sue Park withdrew this/);
    assert.match(answer('already-decided', 'expired'), /^This ended unanswered/);
  });

  it('says when the e-mail went out, to somebody who wants it sent again at once', () => {
    assert.equal(
      answer('mail-just-sent', 'invited'),
      'Our e-mail went out at 11:40; give it ten minutes, then you can send it again.',
    );
    assert.match(answer('mail-just-sent'), /^Our e-mail has just gone out/);
  });

  it('says that an approval led to nothing, without naming who is to blame', () => {
    assert.equal(
      answer('already-decided', 'failed, disabled'),
      'This was approved, but the invitation could not go out; nothing is left to do. The nominator knows why.',
    );
  });

  it('says that a step is settled, or was answered by the same person before', () => {
    assert.equal(
      answer('stage-settled', 'awaiting-approval, second step'),
      'Oskar Lind approved this step, Mon 3 May, 11:40; the next one asks somebody else, so nothing is left for you to do.',
    );
    assert.match(answer('answered-before', 'awaiting-approval, second step'), /^You agreed to this already/);
    assert.match(answer('already-decided', 'awaiting-approval'), /^The time to answer this is over/);
    assert.match(answer('not-a-nominator'), /rules do not let you nominate guests\. The Guestlist administrators can/);
  });

  it('says who may answer', () => {
    assert.equal(answer('not-an-approver', 'awaiting-approval'), 'Only the owners of Project Apollo can answer this.');
  });

  it('tells a stranger nothing of the nomination', () => {
    assert.equal(answer('not-an-approver'), 'Only the people named by the rule can answer this.');
    assert.doesNotMatch(answer('not-the-nominator'), /Sue|Ada/);
  });

  it('has a sentence for every refusal, with the nomination and without, in every language', () => {
    for (const reader of READERS)
      for (const why of WHYS)
        for (const verb of ['withdraw', 'reply', 'inquire', 'agree-change', 'approve-changed'] as const)
          for (const state of [undefined, ...Object.keys(STATES)]) {
            const view = state ? { view: { kind: 'receipt', nomination: nominated(STATES[state]!) } as const } : {};
            const text = sayAction({ outcome: 'refused', why, ...view }, { verb }, reader);
            assert.match(text, /[.。]$/);
            assert.doesNotMatch(text, /undefined|[!！]/);
          }
  });

  it('says that an answer is being checked', () => {
    const view = { kind: 'approval', nomination: nominated(STATES['awaiting-approval']!) } as const;
    assert.match(
      sayAction({ outcome: 'noted', view }, { verb: 'approve' }, inEnglish),
      /^Noted\. I am checking that you may answer this/,
    );
  });
});

type Awaiting = Extract<State, { status: 'awaiting-approval' }>;
const awaiting = STATES['awaiting-approval'] as Awaiting;
const markdown = new MarkdownIt({ html: true, linkify: true });

describe('the answer to a button of an approver or a nominator', () => {
  const refused = (
    why: NominationRefusal,
    verb: CardAction['verb'],
    {
      state = {},
      more = {},
      reader = inEnglish,
    }: { state?: Partial<Awaiting>; more?: Parameters<typeof nominated>[1]; reader?: typeof inEnglish } = {},
  ): string => {
    const nomination = nominated({ ...awaiting, ...state }, more);
    const view = { kind: 'approval', nomination, reader: oskar.id } as const;
    return sayAction({ outcome: 'refused', why, view }, { verb }, reader);
  };

  it('says to whoever read something else what to do', () => {
    assert.match(
      refused('ask-changed', 'approve'),
      /^What is asked was changed since you read it\. .*answer once more\.$/,
    );
    assert.equal(
      refused('question-open', 'inquire'),
      'A question to Sue Park is open already. Please wait for the answer, then ask yours.',
    );
    assert.equal(
      refused('other-question', 'reply', { more: { inquiries: [inquiry({ by: oskar, text: 'Until when?' })] } }),
      'That question needs no answer any more, so nothing was passed on. The one that is open now is “Until when?”, from Oskar Lind.',
    );
    assert.equal(refused('text-needed', 'inquire'), 'Please write your question, then send it again.');
    assert.equal(refused('text-needed', 'reply'), 'Please write your answer, then press Answer again.');
    assert.match(
      refused('sponsor-not-allowed', 'approve-changed'),
      /^The rule “Known partners” does not let this person answer/,
    );
    assert.match(
      refused('sponsor-not-allowed', 'agree-change'),
      /^This person can no longer answer for guests\. Please keep it/,
    );
  });

  it('names the one who answered in their place, and the one they answered for', () => {
    const yes = (by: Decision['by'], whose: Decision['by']): Decision => ({
      by,
      at: facts.nominatedAt,
      comment: '',
      for: whose,
    });
    assert.equal(
      refused('answered-for', 'approve', { state: { agreed: [yes(mia, oskar)] } }),
      'Mia Berg answered this in your place already, so nothing is left for you to do.',
    );
    assert.equal(
      refused('answered-for', 'approve', { state: { decisions: [yes(oskar, mia)] } }),
      'You answered this for Mia Berg already, and one person gives one answer.',
    );
    assert.match(refused('answered-for', 'approve'), /^This was answered for you, or by you for somebody else/);
    assert.equal(
      refused('answered-for', 'approve', { state: { agreed: [yes(mia, oskar)] }, reader: inChinese }),
      'Mia Berg 已代你答复，你无需再操作。',
    );
  });

  it('says when they were reminded, and where it waits for the nominator instead', () => {
    assert.equal(
      refused('reminded-today', 'remind', { state: { remindedAt: facts.nominatedAt } }),
      'You had them reminded Mon 3 May, 10:12; once a day is as often as I do that.',
    );
    assert.match(refused('nobody-to-remind', 'remind'), /^There is nobody to remind just now\./);
    const nomination = nominated(awaiting, { inquiries: [inquiry()] });
    const view = { kind: 'receipt', nomination } as const;
    assert.match(
      sayAction({ outcome: 'refused', why: 'nobody-to-remind', view }, { verb: 'remind' }, inEnglish),
      /^It waits for you/,
    );
  });

  it('says that the nominator changed the request, or that too few were left', () => {
    const at = facts.nominatedAt;
    const settled = (state: State): string => {
      const view = { kind: 'approval', nomination: nominated(state) } as const;
      return sayAction({ outcome: 'refused', why: 'already-decided', view }, { verb: 'approve' }, inEnglish);
    };
    assert.equal(
      settled({ status: 'withdrawn', at, account: 'none', replacedBy: facts.id }),
      'Sue Park changed this request, Mon 3 May, 10:12, and a new one takes its place; nothing is left to do here.',
    );
    assert.match(
      settled({ status: 'expired', at, nobodyReached: false, nobodyLeft: true }),
      /^This ended, Mon 3 May, 10:12, for too few were left who could answer; nothing is left to do\./,
    );
    assert.equal(
      settled(STATES['approved in place of Mia']!),
      'Oskar Lind for Mia Berg approved this, Mon 3 May, 11:40; nothing is left to do.',
    );
  });

  it('says what has happened, whatever was pressed', () => {
    const view = { kind: 'approval', nomination: nominated(awaiting) } as const;
    const verbs = cardAction.options.map((option) => option.shape.verb.value);
    for (const reader of READERS)
      for (const verb of verbs) {
        const text = sayAction({ outcome: 'decided', view }, { verb }, reader);
        assert.match(text, /[.。]$/, verb);
      }
    for (const verb of Object.keys(inEnglishWords.decided))
      assert.ok(
        verbs.some((one) => one === verb),
        verb,
      );
    assert.equal(sayAction({ outcome: 'decided', view }, { verb: 'approve' }, inEnglish), 'Your yes is recorded.');
    assert.equal(sayAction({ outcome: 'decided', view }, { verb: 'withdraw' }, inChinese), '已撤回。');
  });

  it('says that a yes waits for the nominator', () => {
    const proposed = { decision: { by: oskar, at: facts.nominatedAt, comment: '' }, changes: { sponsor: mia } };
    const view = { kind: 'approval', nomination: nominated({ ...awaiting, proposed }) } as const;
    assert.equal(
      sayAction({ outcome: 'decided', view }, { verb: 'approve-changed' }, inEnglish),
      'Your yes counts as soon as Sue Park agrees that Mia Berg answers for the guest.',
    );
  });
});

describe('a colleague who is not known by that name', () => {
  const unclear = (said: string, people = [oskar, mia], reader = inEnglish): string =>
    sayAction({ outcome: 'unclear', said, people }, { verb: 'hand-over' }, reader);

  it('is nobody, or one of several, who are named with their addresses', () => {
    assert.equal(
      unclear('Oskr', []),
      'I found no colleague called “Oskr”. Please give their full name or e-mail address.',
    );
    assert.equal(
      unclear('Oskar'),
      'More than one colleague may be “Oskar”: Oskar Lind (`oskar@contoso.com`) and Mia Berg (`mia@contoso.com`). Please give the e-mail address.',
    );
    assert.equal(
      unclear('Oskar', [oskar, mia], inChinese),
      '“Oskar”可能指多位同事：Oskar Lind（`oskar@contoso.com`）、Mia Berg（`mia@contoso.com`）。请填写邮件地址。',
    );
  });

  it('five are shown', () => {
    const many = Array.from({ length: 9 }, (_, n) => someone(100 + n, `Oskar${n} Lind`));
    assert.equal([...unclear('Oskar', many).matchAll(/@contoso/g)].length, 5);
  });

  for (const [kind, typed] of Object.entries(HOSTILE))
    it(`is not turned into markup by what was typed: ${kind}`, () => {
      for (const people of [
        [],
        [
          { ...oskar, name: typed, address: typed },
          { ...noor, name: typed },
        ],
      ])
        for (const reader of READERS) {
          const drawn = markdown.render(unclear(typed, people, reader)).replace(/<code>[^<]*<\/code>/g, '');
          assert.doesNotMatch(drawn, /<(?!\/?p>)/, drawn.slice(0, 300));
          assert.ok(drawn.length < 4000, String(drawn.length));
        }
    });
});

describe('who may answer, wherever approvers come from', () => {
  const may = (source: ApproverSource, reader: 'nominator' | 'anybody' = 'anybody'): string => {
    const judgement = { ...facts.judgement, stages: [{ ...STAGE, sources: [source] }] };
    const nomination = nominated({ ...awaiting, asked: [{ person: ruth, reached: 'yes' }] }, { judgement });
    return plain(whoMay(nomination, factsFor(nomination, inEnglish), reader));
  };
  const team = facts.access.flatMap((one) => (one.kind === 'team' ? [one.id] : []))[0]!;

  it('is said by what they are, to strangers and to the nominator', () => {
    assert.equal(may({ from: 'managers-manager' }), 'the manager above the manager of Sue Park');
    assert.equal(may({ from: 'managers-manager' }, 'nominator'), "your manager's manager");
    assert.equal(may({ from: 'sponsor' }), 'whoever is to answer for Ada Lovelace');
    assert.equal(may({ from: 'group', group: team }), 'the members of the group named by the rule');
    const channel = may({ from: 'channel', team, channel: '19:abc@thread.tacv2' as never });
    assert.equal(channel, "the members of the approvers' channel");
  });
});
