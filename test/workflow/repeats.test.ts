import assert from 'node:assert/strict';
import { shortestOfLong } from '../support/model.js';
import { tellNoticed, tellTries } from '../support/telling.js';
import { howMany } from '../support/whole-number.js';
import { play, type Counted, type Naive } from './repeats/play.js';
import { story } from './repeats/story.js';

/** SEQUENCES=10000 is the long form. */
const SEQUENCES = howMany('SEQUENCES', 100);

/** What has to take effect now and then, for its repeats to mean anything. */
const VERBS = [
  'approve',
  'approve-changed',
  'deny',
  'hand-over',
  'inquire',
  'reply',
  'agree-change',
  'remind',
  'withdraw',
];

const naive: readonly (readonly [name: string, Naive])[] = [
  [
    'takes a press for an answer to whatever is open by now',
    (office) => ({
      ...office,
      answer: (id, by, { stage: _, edition: __, ...said }) => office.answer(id, by, said),
      handOver: (id, by, _, to) => office.handOver(id, by, undefined, to),
      inquire: (id, by, text) => office.inquire(id, by, text),
    }),
  ],
  [
    'takes an answer for one to whichever question is open',
    (office) => ({ ...office, reply: (id, by, text) => office.reply(id, by, text) }),
  ],
  [
    'asks the nominator anew each time an approver’s wish is delivered',
    (office, tables) => ({
      ...office,
      answer: async (id, by, said) => {
        const now = await office.read(id);
        if (now.status === 'awaiting-approval' && said.changes) {
          const { proposed: _, ...rest } = now;
          tables.puts(rest);
        }
        return office.answer(id, by, said);
      },
    }),
  ],
];

describe('what is pressed again, late, or on a card of long ago', function () {
  this.timeout(Math.max(120_000, SEQUENCES * 200));

  for (const [name, bot] of naive)
    it(`would not be so of a bot that ${name}`, async () => {
      const found = await shortestOfLong(story, 10_000, (told) => play(told, bot), 'first');
      console.log(`      it ${found?.broke}`);
      assert.match(found?.broke ?? 'nothing', /^came to .* and without repeats to /);
      tellNoticed(`a bot that ${name}`, `in sequence ${found?.after}`);
    });

  it(`has the effect of one, in ${SEQUENCES} sequences`, async () => {
    const counted: Counted = { presses: 0, repeats: 0, stale: 0, took: new Map() };
    const found = await shortestOfLong(story, SEQUENCES, (told) => play(told, undefined, counted));
    assert.equal(found, undefined, JSON.stringify(found, null, 1));
    const { presses, repeats, stale, took } = counted;
    const effects = [...took].map(([verb, n]) => `${n} ${verb}`).join(', ');
    console.log(
      `      ${SEQUENCES} sequences of ${presses} presses: ${repeats} repeats, ${stale} stale; in effect: ${effects}`,
    );
    assert.deepEqual(
      VERBS.filter((verb) => (took.get(verb) ?? 0) < SEQUENCES / 100),
      [],
      'hardly ever took effect',
    );
    tellTries(SEQUENCES, 'sequences');
  });
});
