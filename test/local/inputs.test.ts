import assert from 'node:assert/strict';
import { buttonsOf, findButton, valueOf } from '../../src/local/people/buttons.js';
import { fill } from '../../src/local/people/inputs.js';

const execute = (title: string, more: object = {}) => ({
  type: 'Action.Execute',
  title,
  verb: title.toLowerCase(),
  data: { verb: title.toLowerCase() },
  ...more,
});
const showCard = (title: string, body: readonly object[], ...actions: readonly object[]) => ({
  type: 'Action.ShowCard',
  title,
  card: { type: 'AdaptiveCard', body: [...body, { type: 'ActionSet', actions }] },
});
const input = (id: string, kind = 'Text', more: object = {}) => ({ type: `Input.${kind}`, id, ...more });
const choices = (...values: readonly string[]) => ({ choices: values.map((value) => ({ title: value, value })) });

/** What the bot would receive, or what the client would say instead of sending. */
const pressing = (card: object, title: string, inputs: Readonly<Record<string, unknown>> = {}): unknown => {
  const button = findButton(buttonsOf(card), { title });
  assert.ok(button, title);
  const filled = fill(button.inputs, inputs);
  return 'problems' in filled ? filled.problems : valueOf(button, filled.values);
};
const onCard = (...inputs: readonly object[]) => ({
  type: 'AdaptiveCard',
  body: [...inputs, { type: 'ActionSet', actions: [execute('Send')] }],
});

describe('what a button sends along', () => {
  const card = {
    type: 'AdaptiveCard',
    body: [
      { type: 'Container', items: [input('comment', 'Text', { value: 'as before' })] },
      {
        type: 'ActionSet',
        actions: [
          execute('Approve'),
          showCard('Deny …', [input('why')], execute('Deny')),
          showCard(
            'Change …',
            [
              input('until', 'Date'),
              input('keep', 'ChoiceSet', { isMultiSelect: true, value: 'a,b', ...choices('a', 'b') }),
            ],
            execute('Change'),
            showCard('More …', [input('note')], execute('Deeper'), execute('Alone', { associatedInputs: 'none' })),
          ),
        ],
      },
    ],
  };

  it('is its own card’s inputs and those around it, not those of a card beside or below it', () => {
    assert.deepEqual(pressing(card, 'Approve', { comment: 'fine' }), { verb: 'approve', comment: 'fine' });
    assert.deepEqual(pressing(card, 'Deny', { why: 'unknown' }), {
      verb: 'deny',
      comment: 'as before',
      why: 'unknown',
    });
    assert.deepEqual(pressing(card, 'Change', { until: '2027-06-30' }), {
      verb: 'change',
      comment: 'as before',
      until: '2027-06-30',
      keep: 'a,b',
    });
    assert.deepEqual(pressing(card, 'Deeper', { note: 'n', keep: 'b', comment: '' }), {
      verb: 'deeper',
      keep: 'b',
      note: 'n',
    });
    assert.deepEqual(pressing(card, 'Alone'), { verb: 'alone' });
  });

  it('cannot be an input that is not there', () => {
    assert.deepEqual(pressing(card, 'Approve', { why: 'x' }), ['why: this button sends no such input, but comment']);
    assert.deepEqual(pressing(card, 'Deny', { until: '2027-06-30' }), [
      'until: this button sends no such input, but comment, why',
    ]);
    assert.deepEqual(pressing(card, 'Alone', { note: 'x' }), ['note: this button sends no such input, but nothing']);
  });
});

describe('what can be put into an input', () => {
  const rows: readonly [object, unknown, boolean][] = [
    [input('x', 'Date'), '2028-02-29', true],
    [input('x', 'Date'), '2027-02-29', false],
    [input('x', 'Date'), 'tomorrow', false],
    [input('x', 'Date', { min: '2027-01-01', max: '2027-12-31' }), '2027-12-31', true],
    [input('x', 'Date', { min: '2027-01-01' }), '2026-12-31', false],
    [input('x', 'Date', { max: '2027-12-31' }), '2028-01-01', false],
    [input('x', 'ChoiceSet', choices('chat', 'mail')), 'mail', true],
    [input('x', 'ChoiceSet', choices('chat', 'mail')), 'pigeon', false],
    [input('x', 'ChoiceSet', choices('chat', 'mail')), 'chat,mail', false],
    [input('x', 'ChoiceSet', { isMultiSelect: true, ...choices('chat', 'mail') }), 'chat,mail', true],
    [input('x', 'ChoiceSet', { isMultiSelect: true, ...choices('chat', 'mail') }), 'chat,pigeon', false],
    [input('x', 'ChoiceSet', { 'choices.data': { type: 'Data.Query' } }), 'somebody’s id', true],
    [input('x', 'Number', { min: 1, max: 9 }), 9, true],
    [input('x', 'Number', { min: 1, max: 9 }), 10, false],
    [input('x', 'Number'), 'ten', false],
    [input('x', 'Time'), '09:30', true],
    [input('x', 'Time'), '24:00', false],
    [input('x', 'Toggle', { valueOn: 'yes', valueOff: 'no' }), 'yes', true],
    [input('x', 'Toggle', { valueOn: 'yes', valueOff: 'no' }), 'true', false],
    [input('x', 'Text', { isRequired: true }), '', false],
    [input('x', 'Text', { isRequired: true, value: 'there' }), undefined, true],
    [input('x', 'Text', { isRequired: true }), undefined, false],
    [input('x', 'Text', { regex: '^\\S+@\\S+$' }), 'ada', false],
    [input('x', 'Text', { regex: '^\\S+@\\S+$' }), 'ada@fabrikam.com', true],
    // A hint, by the schema, which some clients ignore: the bot meets longer texts.
    [input('x', 'Text', { maxLength: 5 }), 'longer than that', true],
  ];
  for (const [on, value, goes] of rows)
    it(`${goes ? 'sends' : 'holds back'} ${JSON.stringify(value)} from ${JSON.stringify(on)}`, () => {
      const sent = pressing(onCard(on), 'Send', value === undefined ? {} : { x: value });
      assert.equal(Array.isArray(sent), !goes, JSON.stringify(sent));
    });
});
