import assert from 'node:assert/strict';
import { parseAction } from '../../cards/actions.js';
import { draw, headline } from '../../cards/draw.js';
import { DAY, HOUR, later } from '../../src/kernel/clock.js';
import type { Asked } from '../../src/nomination/asking.js';
import { linesOf, nodesOf, ofType, pressesOf, seenOn, titlesOf } from './reading.js';
import {
  answered,
  CHANNEL,
  facts,
  inChinese,
  inEnglish,
  inquiry,
  mia,
  nominated,
  noor,
  oskar,
  ruth,
  STAGE,
  STATES,
} from './samples.js';
import { END_OF_MAY, has, lines, proposed, receipt, type Awaiting } from './receipt-samples.js';

describe('the receipt of a nomination that waits', () => {
  it('says where it stands, and offers to remind, to change and to withdraw', () => {
    assert.deepEqual(seenOn(draw(receipt({ asked: [{ person: oskar, reached: 'yes' }] }), inEnglish)), [
      'Ada Lovelace → Project Apollo',
      'Sent Mon 3 May, 10:12',
      '● Asked — Oskar Lind',
      '○ Not invited yet',
      '○ Not accepted yet',
      'Ends unanswered Thu 6 May, 10:12',
      '[Remind Oskar] [Change] [Withdraw]',
      '  Withdraw ›',
      '    Withdraw the nomination of Ada Lovelace?',
      "    The approvers' cards close, and nobody is invited.",
      '    [Yes, withdraw]',
    ]);
  });

  it('says who was asked in whose place, and why', () => {
    const by = (how: 'delegated' | 'handed-over'): Asked => ({
      person: mia,
      reached: 'yes',
      for: { person: oskar, how },
    });
    has(receipt({ asked: [by('delegated')] }), '● Asked — Mia Berg (for Oskar Lind)');
    const handed = receipt({ asked: [{ person: oskar, reached: 'yes', passed: true }, by('handed-over')] });
    has(handed, '● Asked — Mia Berg (to whom Oskar Lind handed it)');
    assert.doesNotMatch(lines(handed).join('\n'), /left it to the others/);
    // Noor stood in for Oskar, and handed it on.
    const stoodIn: Asked = { person: noor, reached: 'yes', passed: true, for: { person: oskar, how: 'delegated' } };
    const handedOn = receipt({ asked: [stoodIn, by('handed-over')] });
    has(handedOn, '● Asked — Mia Berg (to whom Noor Haddad handed it)');
    assert.doesNotMatch(lines(handedOn).join('\n'), /left it to the others/);
  });

  it('says who will not answer, and what was done about it', () => {
    const others: Asked = { person: mia, reached: 'yes' };
    const said: Readonly<Record<string, Partial<Asked>>> = {
      '⚠ I could not reach Oskar Lind in Teams.': { reached: 'no' },
      'I could not reach Oskar Lind in Teams, so an e-mail that leads into the chat has gone out.': {
        reached: 'by-mail',
      },
      'An automatic reply is on for Oskar Lind, so somebody else is asked.': { reached: 'away' },
      'An automatic reply is on for Oskar Lind until Tue 11 May, 09:00, so somebody else is asked.': {
        reached: 'away',
        awayUntil: new Date('2027-05-11T07:00:00Z'),
      },
      'Oskar Lind can no longer answer this.': { reached: 'lost' },
      'Oskar Lind left it to the others.': { passed: true },
    };
    for (const [line, entry] of Object.entries(said)) {
      const view = receipt({ asked: [{ person: oskar, reached: 'yes', ...entry }, others] });
      has(view, line, entry.reached === 'by-mail' ? '● Asked — Oskar Lind and Mia Berg' : '● Asked — Mia Berg');
    }
  });

  it('says of each until when they are away, together where that is the same', () => {
    const away = (person: Asked['person'], day?: number): Asked => ({
      person,
      reached: 'away',
      ...(day !== undefined && { awayUntil: new Date(Date.UTC(2027, 4, day, 7)) }),
    });
    const asked = [away(oskar, 11), away(ruth), away(noor, 7), away(mia, 11)];
    const told = lines(receipt({ asked })).filter((line) => line.startsWith('An automatic reply'));
    assert.deepEqual(told, [
      'An automatic reply is on for Noor Haddad until Fri 7 May, 09:00, so somebody else is asked.',
      'An automatic reply is on for Oskar Lind and Mia Berg until Tue 11 May, 09:00, so somebody else is asked.',
      'An automatic reply is on for Ruth Adams, so somebody else is asked.',
    ]);
    const inTheirs = lines(receipt({ asked: [away(oskar, 11)] }), inChinese);
    assert.ok(
      inTheirs.some((line) => line.includes('的自动答复开启至')),
      inTheirs.join('\n'),
    );
  });

  it('says that a channel was asked, without its id', () => {
    const channel = { ...CHANNEL, reached: 'yes', at: facts.nominatedAt } as const;
    has(receipt({ asked: [], channels: [channel] }), "● Asked — the approvers' channel");
    const both = receipt({ channels: [channel] });
    has(both, "● Asked — Oskar Lind, Mia Berg and the approvers' channel");
    assert.doesNotMatch(JSON.stringify(draw(both, inEnglish)), /thread|22222222-0000-4000-8000-000000000009/);
    const missed = receipt({ channels: [{ ...channel, reached: 'no' }] });
    has(missed, '● Asked — Oskar Lind and Mia Berg', "⚠ I could not write in the approvers' channel.");
    assert.ok(!titlesOf(draw(receipt({ asked: [], channels: [channel] }), inEnglish)).includes('Remind them'));
  });

  it('counts who agreed where several must, and names them', () => {
    const asked: readonly Asked[] = [oskar, mia, ruth].map((person) => ({ person, reached: 'yes' }));
    has(receipt({ asked, needed: 3 }), '● Asked — Oskar Lind, Mia Berg and Ruth Adams · 3 must agree');
    const yes = { by: oskar, at: later(facts.nominatedAt, HOUR), comment: 'fine' };
    has(
      receipt({ asked, needed: 3, agreed: [yes] }),
      '● Approved by Oskar Lind, Mon 3 May, 11:12 — “fine”',
      '● Asked — Mia Berg and Ruth Adams · 1 of 3 agreed',
    );
    has(
      receipt({
        asked,
        needed: 3,
        agreed: [
          { ...yes, for: noor },
          { ...yes, by: mia },
        ],
      }),
      '● Approved by Oskar Lind for Noor Haddad, Mon 3 May, 11:12 — “fine”',
      '● Asked — Ruth Adams · 2 of 3 agreed',
    );
    const many = lines({ kind: 'receipt', nomination: nominated(STATES['approved by a hundred']!) });
    assert.equal(many.filter((line) => line.startsWith('● Approved by')).length, 5);
    assert.ok(many.includes('● Approved by 96 others before'));
    assert.ok(
      lines(receipt(STATES['awaiting-approval, a hundred asked'] as Awaiting)).some((line) =>
        / · 50 of 100 agreed$/.test(line),
      ),
    );
  });

  it('says since when a later step is open, and when it goes on by itself', () => {
    const judgement = { ...facts.judgement, stages: [STAGE, { ...STAGE, alternatesAfter: 2 * DAY }] };
    const second = {
      stage: 1,
      needed: 1,
      begunAt: later(facts.nominatedAt, DAY),
      sourceSince: later(facts.nominatedAt, DAY),
    };
    has(
      receipt({ ...second, dueAt: later(facts.nominatedAt, 4 * DAY) }, { judgement }),
      '● Asked — Oskar Lind and Mia Berg (step 2 of 2, since Tue 4 May, 10:12)',
      'Others are asked too from Thu 6 May, 10:12',
      'Ends unanswered Fri 7 May, 10:12',
    );
  });
});

describe('an approver asks the nominator', () => {
  const open = receipt({}, { inquiries: [answered(), inquiry({ by: mia, text: 'And until when?' })] });

  it('above all else, with a field for the answer, and that the clock stands still', () => {
    assert.deepEqual(seenOn(draw(open, inEnglish)).slice(0, 13), [
      'Ada Lovelace → Project Apollo',
      'Sent Mon 3 May, 10:12',
      'Mia Berg asks you:',
      '“And until when?”',
      'The clock stands still until you answer, at most until Thu 6 May, 11:40.',
      'Your answer: ____',
      '[Answer]',
      '● Asked — Oskar Lind and Mia Berg',
      '○ Not invited yet',
      '○ Not accepted yet',
      'Oskar Lind asked, Mon 3 May, 11:40: “Which systems will she see?”',
      'You answered, Tue 4 May, 09:05: “The audit folder alone.”',
      'Ends unanswered Thu 6 May, 10:12',
    ]);
    const [press] = pressesOf(draw(open, inEnglish));
    assert.deepEqual(parseAction(press?.sends), {
      ok: true,
      value: { verb: 'reply', nomination: facts.id, inquiry: 1, answer: 'typed' },
    });
    assert.deepEqual(titlesOf(draw(open, inChinese)).slice(0, 2), ['回答', '修改']);
  });

  it('in the notification too', () => {
    assert.equal(headline(open, inEnglish, 'question'), 'Mia Berg asks about Ada Lovelace: “And until when?”');
    assert.equal(headline(open, inChinese, 'question'), 'Mia Berg 询问 Ada Lovelace 的情况：“And until when?”');
    assert.equal(headline(open, inEnglish), 'Ada Lovelace → Project Apollo');
    const long = receipt({}, { inquiries: [inquiry({ text: 'word '.repeat(300) })] });
    assert.ok(headline(long, inEnglish, 'question').length < 260);
  });

  it('and nobody is to be reminded meanwhile', () => {
    assert.ok(!titlesOf(draw(open, inEnglish)).some((title) => title.startsWith('Remind')));
    assert.ok(titlesOf(draw(receipt({}, { inquiries: [answered()] }), inEnglish)).includes('Remind them'));
  });

  it('and of an earlier step, without a word of a clock that does not wait for it', () => {
    const judgement = { ...facts.judgement, stages: [STAGE, STAGE] };
    const view = receipt({ stage: 1 }, { judgement, inquiries: [inquiry()] });
    has(view, 'Oskar Lind asks you:', '“Which systems will she see?”');
    assert.doesNotMatch(lines(view).join(), /clock/);
    assert.equal(ofType(draw(view, inEnglish), 'Input.Text').length, 1);
  });

  it('and the question stays readable, without a field, once it has ended', () => {
    const card = draw(
      { kind: 'receipt', nomination: nominated(STATES['expired']!, { inquiries: [inquiry()] }) },
      inEnglish,
    );
    assert.ok(linesOf(card).includes('Oskar Lind asked, Mon 3 May, 11:40: “Which systems will she see?”'));
    assert.deepEqual(ofType(card, 'Input.Text'), []);
  });

  it('more than a card can hold: the latest stay', () => {
    const all = Array.from({ length: 5 }, (_, n) => answered({ text: `Question ${n + 1}` }));
    const said = lines(receipt({}, { inquiries: all }));
    assert.ok(said.includes('2 earlier questions'));
    assert.deepEqual(
      said.filter((line) => line.includes('Question')).map((line) => line.slice(-11)),
      ['Question 3”', 'Question 4”', 'Question 5”'],
    );
  });
});

describe('an approver agrees if somebody else answers for the guest', () => {
  const view = receipt(proposed({ comment: 'Mia runs the audit', until: END_OF_MAY }));

  it('and the nominator is asked, with everything that comes with that yes', () => {
    assert.deepEqual(seenOn(draw(view, inEnglish)).slice(2, 7), [
      'Oskar Lind agrees if Mia Berg answers for Ada Lovelace',
      '“Mia runs the audit”',
      'With that yes comes a change: the stay ends Mon 31 May 2027.',
      'If you agree, that yes counts. If you keep it as it was, the approver is asked again.',
      '[Agree] [Keep it as it was]',
    ]);
    assert.deepEqual(
      pressesOf(draw(view, inEnglish))
        .slice(0, 2)
        .map(({ sends }) => sends),
      [
        { verb: 'agree-change', nomination: facts.id, sponsor: mia.id },
        { verb: 'decline-change', nomination: facts.id, sponsor: mia.id },
      ],
    );
    assert.ok(!titlesOf(draw(view, inEnglish)).some((title) => title.startsWith('Remind')));
  });

  it('in the notification too', () => {
    assert.equal(
      headline(view, inEnglish, 'change-proposed'),
      'Oskar Lind agrees if Mia Berg answers for Ada Lovelace',
    );
    assert.equal(headline(view, inChinese, 'change-proposed'), '如果由 Mia Berg 负责 Ada Lovelace，Oskar Lind 就批准');
    assert.equal(headline(receipt(), inEnglish, 'change-proposed'), 'Ada Lovelace → Project Apollo');
  });

  it('beside a question: two fields of work, one primary button', () => {
    const both = draw(receipt(proposed(), { inquiries: [inquiry({ by: ruth })] }), inEnglish);
    assert.deepEqual(titlesOf(both).slice(0, 3), ['Answer', 'Agree', 'Keep it as it was']);
    assert.equal(
      nodesOf(both).filter(({ type, style }) => type === 'Action.Execute' && style === 'positive').length,
      1,
    );
  });
});

describe('reminding', () => {
  const single = { asked: [{ person: oskar, reached: 'yes' }] } as const;
  const titleFor = (name: string): string | undefined =>
    titlesOf(draw(receipt({ asked: [{ person: { ...oskar, name }, reached: 'yes' }] }), inEnglish))[0];

  it('is by name where one is asked, and the name is one to call somebody by', () => {
    assert.equal(titleFor('Oskar Lind'), 'Remind Oskar');
    assert.equal(titleFor("Aoife O'Neill"), 'Remind Aoife');
    assert.equal(titleFor('林薇'), 'Remind 林薇');
    for (const name of [
      'Lind, Oskar',
      '[click](https://evil.example)',
      '**Oskar**',
      'x'.repeat(60),
      '{{DATE()}}',
      '1 Oskar',
      '',
    ])
      assert.equal(titleFor(name), 'Remind them', name);
    assert.equal(titlesOf(draw(receipt(), inEnglish))[0], 'Remind them');
    assert.equal(titlesOf(draw(receipt(single), inChinese))[0], '提醒 Oskar');
  });

  it('is said, and not offered again that day', () => {
    const at = new Date('2027-05-04T08:12:00Z');
    const view = receipt({ ...single, remindedAt: at }, {}, { remindedLately: true });
    has(view, 'Reminded Tue 4 May, 10:12');
    assert.deepEqual(titlesOf(draw(view, inEnglish)), ['Change', 'Withdraw', 'Yes, withdraw']);
    assert.equal(titlesOf(draw(receipt({ ...single, remindedAt: at }), inEnglish))[0], 'Remind Oskar');
  });

  it('is not offered where nobody is left to remind', () => {
    for (const asked of [
      [],
      [{ person: oskar, reached: 'no' }],
      [{ person: oskar, reached: 'not-yet' }],
      [{ person: oskar, reached: 'yes', passed: true }],
    ] as const)
      assert.deepEqual(titlesOf(draw(receipt({ asked }), inEnglish)), ['Change', 'Withdraw', 'Yes, withdraw']);
  });
});
