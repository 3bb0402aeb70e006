import assert from 'node:assert/strict';
import { buttonsOf, inputsOf, textOf } from '../support/card-reading.js';
import { repeatedIds } from '../support/held.js';
import type { CardJson } from '../support/tenant-shapes.js';

const run = (text: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
const button = (title: string) => ({
  type: 'Action.Execute',
  title,
  fallback: { type: 'Action.Submit', title },
});
const card: CardJson = {
  type: 'AdaptiveCard',
  refresh: { action: { type: 'Action.Execute', title: 'Refresh' } },
  body: [
    run('Sue Park asks'),
    { type: 'Container', items: [{ type: 'Input.Text', id: 'comment', label: 'Comment' }] },
    {
      type: 'ActionSet',
      actions: [
        button('Approve'),
        {
          type: 'Action.ShowCard',
          title: 'Change …',
          card: {
            type: 'AdaptiveCard',
            body: [
              { type: 'Input.Date', id: 'until', label: 'Until', value: '2027-06-30' },
              {
                type: 'Input.ChoiceSet',
                id: 'keep',
                label: 'What stays',
                isMultiSelect: true,
                value: 'a',
                choices: [
                  { title: 'Project Apollo', value: 'a' },
                  { title: 'Vendor Portal', value: 'b' },
                ],
              },
              { type: 'ActionSet', actions: [button('Approve so')] },
            ],
          },
        },
      ],
    },
    run('ends unanswered on Thu'),
  ],
};

describe('reading a card as a person does', () => {
  it('reads texts, inputs with what they hold, and what unfolds under the title of its button', () => {
    assert.deepEqual(textOf(card).split('\n'), [
      'Sue Park asks',
      'Comment: ____',
      'Change … › Until: 2027-06-30',
      'Change … › What stays: (x) Project Apollo ( ) Vendor Portal',
      'ends unanswered on Thu',
    ]);
  });

  it('finds every button once, from top to bottom, and nothing that the client does by itself', () => {
    assert.deepEqual(buttonsOf(card), ['Approve', 'Change …', 'Approve so']);
  });

  it('notices an id that stands twice, and not what a fallback or data repeats', () => {
    assert.deepEqual(repeatedIds(card), []);
    const shy = { type: 'ActionSet', actions: [{ ...button('A'), data: { type: 'x', id: 'comment' } }] };
    assert.deepEqual(repeatedIds({ ...card, body: [card['body'], shy] }), []);
    const again = { type: 'Container', items: [{ type: 'Input.Text', id: 'until' }] };
    assert.deepEqual(repeatedIds({ ...card, body: [card['body'], again] }), ['until']);
  });

  it('finds the inputs', () => {
    assert.deepEqual(
      inputsOf(card).map(({ id, kind, value }) => [id, kind, value]),
      [
        ['comment', 'Text', ''],
        ['until', 'Date', '2027-06-30'],
        ['keep', 'ChoiceSet', 'a'],
      ],
    );
    assert.deepEqual(inputsOf(card)[2]?.choices, { a: 'Project Apollo', b: 'Vendor Portal' });
  });
});
