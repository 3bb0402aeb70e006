import assert from 'node:assert/strict';
import { draw, headline } from '../../cards/draw.js';
import type { PersonId } from '../../src/kernel/ids.js';
import type { Asked } from '../../src/nomination/asking.js';
import { linesOf, outsideOf, readAloud, seenOn, titlesOf } from './reading.js';
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
  ruth,
  STAGE,
  STATES,
  sue,
  type Change,
} from './samples.js';
import type { Awaiting } from './receipt-samples.js';

const view = (state: string, reader: PersonId, change: Change = {}) =>
  ({ kind: 'approval', nomination: nominated(STATES[state]!, change), reader }) as const;
const during = (state: string, reader = oskar.id, change: Change = {}) =>
  draw(view(`awaiting-approval, ${state}`, reader, change), inEnglish);

/** The card without what stands on every one: the case, between the address and who asked. */
const told = (state: string, reader = oskar.id, change: Change = {}): readonly string[] => {
  const lines = seenOn(outsideOf(during(state, reader, change)));
  const [from, to] = [lines.indexOf('Ada Lovelace, Fabrikam Inc.'), lines.findIndex((line) => /^Asked by/.test(line))];
  return [...lines.slice(0, from), ...lines.slice(to + 1)];
};

const BUTTONS = [
  'Comment (needed if you deny): ____',
  '[Approve] [Deny]',
  '[Ask Sue Park] [Shorten or change] [Not me]',
];
const OUTCOME = 'Ada Lovelace gets an account in our directory and joins the team Project Apollo.';
const ENDS = 'ends unanswered Thu 6 May, 10:12';
const RULE = `Rule “Known partners” · ${ENDS}`;

describe('the card of a request that several must agree to', () => {
  it('says who has agreed, in which words, and who is still asked', () => {
    assert.deepEqual(told('one of three agreed', mia.id), [
      'Sue Park asks to invite a guest',
      '1 of 3 agreed · still asked: Ruth Adams',
      'Approved by Oskar Lind, Mon 3 May, 11:40',
      '“fine”',
      `If you and 1 other approve, ${OUTCOME}`,
      ...BUTTONS,
      RULE,
    ]);
    assert.match(readAloud(during('three must agree', mia.id)), /If you and 2 others approve, /);
    assert.equal(told('three must agree', mia.id).at(-1), `Rule “Known partners” · 3 must agree · ${ENDS}`);
  });

  it('says to whoever agreed that they did, and has no buttons for them', () => {
    assert.deepEqual(told('one of three agreed'), [
      'You agreed, Mon 3 May, 11:40',
      '“fine”',
      '1 of 3 agreed · still asked: Mia Berg and Ruth Adams',
      RULE,
    ]);
  });

  it('takes the answer of a stand-in for the answer of both', () => {
    assert.equal(told('agreed for Mia', mia.id)[0], 'Oskar Lind agreed for you, Mon 3 May, 11:40');
    assert.deepEqual(titlesOf(during('agreed for Mia', mia.id)), []);
    assert.ok(told('agreed for Mia', ruth.id).includes('Approved by Oskar Lind for Mia Berg, Mon 3 May, 11:40'));
    assert.ok(told('agreed for Mia', noor.id).includes('1 of 2 agreed · still asked: Ruth Adams'));
  });

  it('names five at most, of those who agreed and of those who have not', () => {
    const lines = told('a hundred asked', HUNDRED[99]!.id);
    assert.equal(
      lines[1],
      '50 of 100 agreed · still asked: Nr 50 Approver, Nr 51 Approver, Nr 52 Approver, Nr 53 Approver, Nr 54 Approver and 44 others',
    );
    assert.equal(lines[2], 'Approved before by 45 others');
    assert.deepEqual(
      lines.filter((line) => line.startsWith('Approved by')),
      [45, 46, 47, 48, 49].map((n) => `Approved by Nr ${n} Approver, Mon 3 May, 11:40`),
    );
    const decided = readAloud(draw(view('approved by a hundred', oskar.id), inEnglish));
    assert.equal(decided.match(/Approved by Nr/g)?.length, 6);
    assert.match(decided, /^Approved by Nr 99 Approver, .*\n.*\nApproved before by 94 others\n/);
  });
});

describe('the card of somebody who is asked in the place of another', () => {
  const said: Readonly<Record<string, string>> = {
    'in place of Mia': 'For Mia Berg, for whom you stand in',
    'handed over by Mia': 'Mia Berg hands you this',
  };
  for (const [state, line] of Object.entries(said)) {
    it(`says in whose: ${state}`, () => {
      assert.deepEqual(told(state), [
        'Sue Park asks to invite a guest',
        line,
        `If you approve, ${OUTCOME}`,
        ...BUTTONS,
        RULE,
      ]);
    });
  }

  it('says so afterwards too, to everybody', () => {
    for (const reader of [oskar.id, mia.id, ruth.id]) {
      assert.equal(
        headline(view('approved in place of Mia', reader), inEnglish),
        'Approved by Oskar Lind for Mia Berg, Mon 3 May, 11:40',
      );
      assert.equal(
        headline(view('denied in place of Mia', reader), inChinese),
        'Oskar Lind（代 Mia Berg）已拒绝，5月3日（周一）17:40',
      );
    }
  });
});

describe('the card of somebody who is not asked any more', () => {
  it('says to whom they handed it, or that they left it to the others', () => {
    assert.deepEqual(told('handed over by Mia', mia.id), [
      'You handed this to Oskar Lind',
      'Waiting for Oskar Lind',
      RULE,
    ]);
    assert.deepEqual(told('left to the others'), ['You left this to the others', 'Waiting for Mia Berg', RULE]);
  });

  it('says who handed it to whom where that was a stand-in', () => {
    const whose = (how: 'delegated' | 'handed-over') => ({ for: { person: mia, how } });
    const asked: readonly Asked[] = [
      { person: ruth, reached: 'yes', passed: true, ...whose('delegated') },
      { person: oskar, reached: 'yes', ...whose('handed-over') },
    ];
    const seen = (reader: PersonId) => {
      const nomination = nominated({ ...(STATES['awaiting-approval, left to the others'] as Awaiting), asked });
      return readAloud(draw({ kind: 'approval', nomination, reader }, inEnglish));
    };
    assert.match(seen(oskar.id), /^Sue Park asks to invite a guest\nRuth Adams hands you this, for Mia Berg\n/);
    assert.match(seen(ruth.id), /^You handed this to Oskar Lind\n/);
  });

  it('says that it is not theirs once they have no right to answer it', () => {
    assert.deepEqual(told('right lost'), ['This is not yours to answer any more', 'Waiting for Mia Berg', RULE]);
  });
});

describe('a question on the card', () => {
  it('stands there with its answer, once there is one, and those before it', () => {
    const inquiries = [
      answered(),
      answered({ text: 'And when?', answer: { at: facts.nominatedAt, text: 'In June.' } }),
    ];
    assert.deepEqual(told('three must agree', mia.id, { inquiries }).slice(1, 6), [
      'Oskar Lind and Ruth Adams can answer too',
      'Question by Oskar Lind, Mon 3 May, 11:40 — “Which systems will she see?”',
      'Answer by Sue Park, Tue 4 May, 09:05 — “The audit folder alone.”',
      'Question by Oskar Lind, Mon 3 May, 11:40 — “And when?”',
      'Answer by Sue Park, Mon 3 May, 10:12 — “In June.”',
    ]);
  });

  it('stops the clock while it is open, and can be overtaken by an answer to the request', () => {
    const lines = told('three must agree', mia.id, { inquiries: [inquiry()] });
    assert.ok(
      lines.includes(
        'Sue Park has not answered yet. The clock stands still until then, Thu 6 May, 11:40 at the latest.',
      ),
    );
    assert.deepEqual(lines.slice(-4), [
      'Comment (needed if you deny): ____',
      '[Approve] [Deny]',
      '[Shorten or change] [Not me]',
      `Rule “Known partners” · 3 must agree · ${ENDS}`,
    ]);
  });

  it('is not asked a fourth time in one step', () => {
    const three = [answered(), answered(), answered()];
    assert.ok(!titlesOf(during('three must agree', mia.id, { inquiries: three })).includes('Ask Sue Park'));
    const earlier = three.map((one) => ({ ...one, stage: 1 }));
    assert.ok(titlesOf(during('three must agree', mia.id, { inquiries: earlier })).includes('Ask Sue Park'));
  });

  it('that nobody answered is said to have had no answer, once all is over', () => {
    const lines = linesOf(draw(view('denied', mia.id, { inquiries: [inquiry()] }), inEnglish));
    assert.ok(lines.includes('It was not answered.'));
    assert.doesNotMatch(lines.join('\n'), /clock/);
  });

  it('reads as well in Chinese', () => {
    const lines = linesOf(draw(view('awaiting-approval', mia.id, { inquiries: [answered(), inquiry()] }), inChinese));
    assert.ok(lines.includes('Oskar Lind 提问，5月3日（周一）17:40：“Which systems will she see?”'));
    assert.ok(lines.includes('Sue Park 回答，5月4日（周二）15:05：“The audit folder alone.”'));
    assert.ok(lines.includes('Sue Park 尚未回答。期间暂停计时，最迟到 5月6日（周四）17:40。'));
  });
});

describe('a change on the card', () => {
  const gemini = { ...facts.access[0]!, key: 'gemini', name: 'Project Gemini' };
  const july = new Date('2027-07-31T21:59:59.999Z');
  const change = { by: oskar, at: facts.nominatedAt };

  it('says who made it, what it is now and what it was', () => {
    const changes = [
      { ...change, to: { until: facts.until }, was: { until: july } },
      { ...change, to: { without: ['gemini'] }, was: { access: [...facts.access, gemini] } },
      { ...change, to: { sponsor: noor, deliveries: ['mail'] as const }, was: { sponsor: sue } },
    ];
    assert.deepEqual(told('three must agree', mia.id, { changes }).slice(1, 4), [
      'Changed by Oskar Lind, Mon 3 May, 10:12: until Wed 30 June 2027 instead of Sat 31 July 2027',
      'Changed by Oskar Lind, Mon 3 May, 10:12: without Project Gemini',
      'Changed by Oskar Lind, Mon 3 May, 10:12: Noor Haddad answers for the guest instead of Sue Park; the link goes by our e-mail alone',
    ]);
    const decided = linesOf(draw(view('approved', mia.id, { changes }), inEnglish));
    assert.equal(decided.filter((line) => line.startsWith('Changed by')).length, 3);
  });

  it('counts the earlier ones of many', () => {
    const changes = Array.from({ length: 7 }, () => ({ ...change, to: { until: facts.until }, was: { until: july } }));
    const lines = told('three must agree', mia.id, { changes });
    assert.equal(lines[1], '2 earlier changes');
    assert.equal(lines.filter((line) => line.startsWith('Changed by')).length, 5);
  });

  it('of the sponsor waits for the nominator, and says so', () => {
    assert.equal(
      told('another sponsor proposed', mia.id)[1],
      'Proposed by Oskar Lind, Mon 3 May, 11:40: until Mon 31 May 2027 instead of Wed 30 June 2027; Noor Haddad answers for the guest instead of Sue Park. This waits for Sue Park.',
    );
  });

  it('of the sponsor that the nominator did not agree to is told to whoever is asked again', () => {
    assert.equal(
      told('another sponsor declined', mia.id)[1],
      'Sue Park did not agree to what Oskar Lind proposed: Noor Haddad answers for the guest instead of Sue Park',
    );
  });
});

describe('the end of a request', () => {
  it('is told with its reason where nobody was left, and where the nominator asks for something else', () => {
    const lines = (state: string) => linesOf(draw(view(state, oskar.id), inEnglish)).slice(0, 2);
    assert.equal(lines('expired, nobody left')[0], 'Ended, because nobody was left who could answer, Tue 4 May, 09:05');
    assert.deepEqual(lines('withdrawn, replaced'), [
      'Sue Park changed this request and sent it anew, Tue 4 May, 09:05',
      'If it asks you again, its card is below.',
    ]);
  });

  it('comes after others were asked too, where the rule says when', () => {
    const judgement = { ...facts.judgement, stages: [{ ...STAGE, alternatesAfter: 24 * 3_600_000 }] };
    assert.equal(
      told('three must agree', mia.id, { judgement }).at(-1),
      `Rule “Known partners” · 3 must agree · others are asked too from Tue 4 May, 10:12 · ${ENDS}`,
    );
  });
});

describe('the notification of a card that comes anew', () => {
  const because = (reason: Parameters<typeof headline>[2], change: Change = {}, reader = inEnglish) =>
    headline(view('awaiting-approval', oskar.id, change), reader, reason);

  it('says why', () => {
    assert.equal(because('reminder'), 'Sue Park still waits for your answer about Ada Lovelace');
    assert.equal(because('nominator-reminds'), 'Sue Park reminds you: your answer about Ada Lovelace is awaited');
    assert.equal(because('answered', { inquiries: [answered()] }), 'Sue Park answered: “The audit folder alone.”');
    assert.equal(
      because('change-declined'),
      'Sue Park did not agree to your change; Ada Lovelace waits for your answer again',
    );
    assert.equal(because('reminder', {}, inChinese), 'Sue Park 仍在等你答复关于 Ada Lovelace 的申请');
  });

  it('says what is asked where the reason is none of theirs', () => {
    for (const reason of ['question', 'change-proposed', 'answered', undefined] as const)
      assert.equal(because(reason), 'Sue Park asks to invite a guest');
  });
});
