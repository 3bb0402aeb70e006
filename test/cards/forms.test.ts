import assert from 'node:assert/strict';
import type { Aim } from '../../cards/aim.js';
import { parseAction } from '../../cards/actions.js';
import { draw } from '../../cards/draw.js';
import type { View } from '../../src/workflow/views.js';
import { ofType, outsideOf, pressesOf, seenOn, titlesOf } from './reading.js';
import { answered, facts, inEnglish, mia, nominated, oskar, STAGE, STATES, type Change } from './samples.js';
import { AIMS } from './views.js';

const waiting = STATES['awaiting-approval']!;
const card = (change: Change = {}, more: Partial<Extract<View, { kind: 'approval' }>> = {}) =>
  draw({ kind: 'approval', nomination: nominated(waiting, change), reader: oskar.id, ...more }, inEnglish);
const inside = (title: string, change: Change = {}): readonly string[] => {
  const lines = seenOn(card(change));
  const from = lines.indexOf(`  ${title} ›`);
  const rest = lines.slice(from + 1);
  const to = rest.findIndex((line) => !line.startsWith('    '));
  return from === -1 ? [] : rest.slice(0, to).map((line) => line.trim());
};
const gemini = { ...facts.access[0]!, key: 'gemini', name: 'Project [Gemini](https://evil.example)' };
const stage = (change: Partial<typeof STAGE>): Change => ({
  judgement: { ...facts.judgement, stages: [{ ...STAGE, ...change }] },
});

describe('a question to the nominator', () => {
  it('unfolds below the answers, and says what it does to the clock', () => {
    assert.deepEqual(inside('Ask Sue Park'), [
      'Your question: ____',
      'Sue Park answers on a card of their own, and everybody who is asked reads it. The clock stands still meanwhile, three working days at most.',
      '[Send the question]',
    ]);
  });
});

describe('a change while approving', () => {
  it('offers an earlier day, the way of the link and another sponsor, each as it is now', () => {
    assert.deepEqual(inside('Shorten or change'), [
      'Last day (no later than asked for): 2027-06-30',
      "How the link travels: ( ) The nominator's chat alone ( ) Our e-mail alone (x) Our e-mail and the nominator's chat",
      'Somebody else to answer for the guest (name or address): ____',
      'Your yes to somebody else counts once Sue Park agrees.',
      '[Approve with these changes]',
    ]);
    const [day] = ofType(card(), 'Input.Date');
    assert.deepEqual([day?.['min'], day?.['max'], day?.['value']], ['2027-05-03', '2027-06-30', '2027-06-30']);
  });

  it('counts days where the nominator is, wherever the approver reads', () => {
    const [day] = ofType(card({ zone: 'Pacific/Auckland', until: new Date('2027-06-30T11:59:59.999Z') }), 'Input.Date');
    assert.equal(day?.['max'], '2027-06-30');
  });

  it('lets items fall away where there are several, and never all of them', () => {
    const lines = inside('Shorten or change', { access: [...facts.access, gemini] });
    assert.ok(
      lines.includes(
        'What is given: (x) Project Apollo (x) Project (Gemini)(https:\u200B/\u200B/\u200Bevil.\u200Bexample)',
      ),
      lines.join('\n'),
    );
    const [keep] = ofType(card({ access: [...facts.access, gemini] }), 'Input.ChoiceSet');
    assert.equal(keep?.['isRequired'], true);
  });

  it('offers the ways that the rule allows, and none to somebody who is a guest already', () => {
    const only = { judgement: { ...facts.judgement, deliveries: ['mail'] as const } };
    const chosen = {
      judgement: { ...facts.judgement, deliveries: ['chat', 'mail'] as const },
      deliveries: ['chat'] as const,
    };
    const ways = (change: Change) => inside('Shorten or change', change).filter((line) => /travels/.test(line));
    assert.deepEqual(ways(only), []);
    assert.match(ways(chosen).join(), /\(x\) The nominator's chat alone \( \) Our e-mail alone/);
    assert.deepEqual(ways({ guest: { ...facts.guest, isGuest: true } }), []);
  });

  it('asks for no second sponsor while the nominator is asked about one', () => {
    const nomination = nominated(STATES['awaiting-approval, another sponsor proposed']!);
    const ids = (reader: typeof oskar) =>
      ofType(draw({ kind: 'approval', nomination, reader: reader.id }, inEnglish), 'Input.Text').map(({ id }) => id);
    assert.ok(!ids(mia).includes('sponsor'));
    assert.ok(ids(oskar).includes('sponsor'), 'whoever proposed one may think again');
  });

  it("of a guest's stay is a shorter one, and there is none of who answers for them", () => {
    const titles = (aim: Aim) => titlesOf(outsideOf(card(AIMS[aim])));
    assert.deepEqual(titles('end'), ['Approve', 'Deny', 'Ask Sue Park', 'Shorten', 'Not me']);
    assert.deepEqual(inside('Shorten', AIMS.end), [
      'Last day (no later than asked for): 2027-06-30',
      '[Approve with these changes]',
    ]);
    for (const aim of ['sponsor', 'backup'] as const)
      assert.deepEqual(titles(aim), ['Approve', 'Deny', 'Ask Sue Park', 'Not me']);
  });
});

describe('not me', () => {
  it('hands over where the rule allows it, and says who else is asked', () => {
    assert.deepEqual(inside('Not me'), [
      'A colleague who should answer instead (name or address): ____',
      'Without you, it is left to Mia Berg.',
      '[Hand over] [Leave it to the others]',
    ]);
  });

  it('only leaves it to the others where the rule does not', () => {
    assert.deepEqual(inside('Not me', stage({ handOver: false })), [
      'Without you, it is left to Mia Berg.',
      '[Leave it to the others]',
    ]);
  });

  it('says who follows where nobody else is asked, and what happens where nobody does', () => {
    const alone = (change: Change) => {
      const nomination = nominated(
        { ...waiting, asked: [{ person: oskar, reached: 'yes' }] } as typeof waiting,
        change,
      );
      return seenOn(draw({ kind: 'approval', nomination, reader: oskar.id }, inEnglish)).map((line) => line.trim());
    };
    assert.ok(alone({}).includes('Without you, the next in line are asked.'));
    const last = alone(stage({ sources: [{ from: 'owners' }], handOver: false }));
    assert.ok(last.includes('Nobody else is asked: without you, the request may end unanswered.'));
    assert.ok(last.includes('[I will not answer]'));
  });
});

describe('a pressed button of the approval card', () => {
  const sent = (change: Change = {}) =>
    Object.fromEntries(pressesOf(card(change)).map(({ button, sends }) => [String(button['title']), sends]));

  it('says which step and which edition of the request it answers', () => {
    const changes = [{ by: mia, at: facts.nominatedAt, to: {}, was: {} }];
    for (const title of ['Approve', 'Deny', 'Approve with these changes']) {
      assert.equal(sent({ changes })[title]?.['stage'], 0, title);
      assert.equal(sent({ changes })[title]?.['edition'], 1, title);
    }
  });

  it('sends its own inputs and the comment above it, and nothing of what else unfolds', () => {
    const { id: nomination } = facts;
    const all = sent({ access: [...facts.access, gemini], inquiries: [answered()] });
    const comment = 'typed';
    assert.deepEqual(all['Approve'], { verb: 'approve', nomination, stage: 0, edition: 0, comment });
    const asks = { verb: 'inquire', nomination, stage: 0, inquiry: 1, question: 'typed', comment };
    assert.deepEqual(all['Send the question'], asks);
    assert.deepEqual(all['Hand over'], { verb: 'hand-over', nomination, stage: 0, colleague: 'typed', comment });
    assert.deepEqual(all['Approve with these changes'], {
      verb: 'approve-changed',
      nomination,
      stage: 0,
      edition: 0,
      comment,
      until: '2027-06-30',
      keep: 'apollo,gemini',
      delivery: 'chat,mail',
      sponsor: 'typed',
    });
    for (const [title, sends] of Object.entries(all)) assert.ok(parseAction(sends).ok, title);
  });

  it('that leaves it to the others names no colleague, whatever was typed beside it', () => {
    assert.deepEqual(sent()['Leave it to the others'], { verb: 'hand-over', nomination: facts.id, stage: 0 });
  });
});
