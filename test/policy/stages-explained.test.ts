import assert from 'node:assert/strict';
import { linesOfManners, linesOfStages } from '../../src/commands/policy/explain/stages.js';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/kernel/clock.js';
import { channelId, groupId, personId } from '../../src/kernel/ids.js';
import { formatDuration, parseDuration } from '../../src/policy/duration.js';
import type { Stage } from '../../src/policy/policy.js';
import type { AskedStage } from '../../src/workflow/workflow.js';
import { aStage } from './policies.js';

const oskar = {
  id: personId.parse('11111111-0000-4000-8000-000000000002'),
  name: 'Oskar Lind',
  address: 'oskar@contoso.com',
};
const mia = {
  id: personId.parse('11111111-0000-4000-8000-000000000003'),
  name: 'Mia Berg',
  address: 'mia@contoso.com',
};
const team = groupId.parse('22222222-0000-4000-8000-000000000001');
const channel = channelId.parse('19:apollo@thread.tacv2');

const TABLE: readonly (readonly [what: string, stage: Stage, asked: AskedStage, says: readonly string[]])[] = [
  [
    'one yes of two owners',
    aStage([{ from: 'owners' }, { from: 'manager' }, { from: 'administrators' }], {
      within: 36 * HOUR,
      remindAfter: DAY,
      alternatesAfter: 90 * MINUTE,
      handOver: true,
    }),
    { people: [oskar, mia], from: 'owners' },
    [
      '  1. Oskar Lind, Mia Berg (owners)',
      '     one yes is enough; after them: manager, administrators',
      '     reminded every day, the next asked as well after 90 minutes, ended unanswered after 36 hours, may be handed to a colleague',
    ],
  ],
  [
    'those who are asked because nobody before them could be',
    aStage([{ from: 'sponsor' }, { from: 'people', addresses: ['mia@contoso.com'] }, { from: 'administrators' }], {
      quorum: 2,
    }),
    { people: [mia], from: 'people' },
    ['  1. Mia Berg (people)', '     2 must agree; after them: administrators', '     ended unanswered after 14 days'],
  ],
  [
    'a channel, and nobody after it',
    aStage([{ from: 'channel', team, channel }], { remindAfter: 2 * DAY }),
    { from: 'channel' },
    [
      '  1. channel: 19:apollo@thread.tacv2',
      '     one yes is enough; nobody after them',
      '     reminded every 2 days, ended unanswered after 14 days',
    ],
  ],
  [
    'people who could not be looked up',
    aStage([{ from: 'managers-manager' }, { from: 'group', group: team }], { quorum: 'all' }),
    { from: 'managers-manager' },
    [
      '  1. managers-manager, who could not be looked up',
      `     all of them must agree; after them: group: ${team}`,
      '     ended unanswered after 14 days',
    ],
  ],
  [
    'nobody at all',
    aStage([{ from: 'owners' }, { from: 'administrators' }]),
    { people: [] },
    [
      '  1. nobody who can be found',
      '     one yes is enough; nobody after them',
      '     ended unanswered after 14 days',
    ],
  ],
];

describe('a stage in words', () => {
  for (const [what, stage, asked, says] of TABLE)
    it(`names ${what}`, () => assert.deepEqual(linesOfStages([stage], [asked]), says));

  it('has its number', () => {
    const stages = [aStage([{ from: 'owners' }]), aStage([{ from: 'administrators' }])];
    const asked = [
      { people: [oskar], from: 'owners' as const },
      { people: [mia], from: 'administrators' as const },
    ];
    const heads = linesOfStages(stages, asked).filter((_, at) => at % 3 === 0);
    assert.deepEqual(heads, ['  1. Oskar Lind (owners)', '  2. Mia Berg (administrators)']);
  });

  it('has days and hours beside it only where they are not always', () => {
    assert.deepEqual(linesOfManners({ working: { days: [1, 2, 3, 4, 5, 6, 7] }, outOfOffice: false }), []);
    assert.deepEqual(
      linesOfManners({ working: { days: [1, 2, 5], quiet: { from: 1140, to: 485 } }, outOfOffice: true }),
      ['counted: Mon, Tue, Fri', 'quiet: 19:00 to 8:05', 'automatic replies are looked at'],
    );
  });
});

describe('a duration', () => {
  it('is written in the largest unit that it is a whole number of', () => {
    const written = [SECOND, 90 * SECOND, MINUTE, 90 * MINUTE, HOUR, 36 * HOUR, DAY, 14 * DAY].map(formatDuration);
    assert.deepEqual(written, [
      '1 second',
      '90 seconds',
      '1 minute',
      '90 minutes',
      '1 hour',
      '36 hours',
      '1 day',
      '14 days',
    ]);
    for (const text of written) assert.equal(formatDuration(parseDuration(text) ?? 0), text);
  });
});
