import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { groupId, type PersonId } from '../../src/kernel/ids.js';
import type { Changes, Right } from '../../src/nomination/asking.js';
import type { NominationCommand } from '../../src/nomination/commands.js';
import type { Facts } from '../../src/nomination/nomination.js';
import type { Stage } from '../../src/policy/policy.js';
import { afterNoon, carl, facts, lin, mia, nora, oskar, ruth, sue } from '../support/samples.js';
import { approve, begun, choose, deny, judgement, owners, tick } from './played.js';

const apollo = facts().access[0]!;
const gemini = {
  ...apollo,
  kind: 'group' as const,
  key: 'gemini',
  name: 'Gemini',
  id: groupId.parse('22222222-0000-4000-8000-000000000002'),
};

/** Oskar and Mia are asked, both are needed, and there is more than one thing to change. */
const both = (changes: Partial<Facts> = {}) => {
  const story = begun({
    access: [apollo, gemini],
    judgement: { ...judgement(owners({ quorum: 2 })), deliveries: ['chat', 'mail'] },
    ...changes,
  });
  story.at(HOUR, { type: 'join', by: ruth, mayNominate: true });
  story.at(HOUR, choose([oskar, mia, lin]));
  return story;
};
const changing = (changes: Changes, by = oskar, more: Parameters<typeof approve>[1] = {}): NominationCommand =>
  approve(by, { changes, sponsorMay: true, ...more });
const settle = (agrees: boolean, right: Right = 'own', sponsorMay = true, sponsor?: PersonId): NominationCommand => ({
  type: 'settle-change',
  by: sue.id,
  agrees,
  right,
  sponsorMay,
  ...(sponsor && { sponsor }),
});

describe('an approver who changes the ask while approving', () => {
  it('shortens the stay, takes things away and changes the way of the link at once, and all hear of it', () => {
    const story = both();
    const changed = story.at(
      2 * HOUR,
      changing({ until: afterNoon(20 * DAY), without: ['gemini'], deliveries: ['mail'] }),
    );
    assert.equal(changed.came, 'changed, agreed');
    assert.deepEqual(changed.jobs, [
      'redraw-cards',
      'tell-nominator changed',
      `tell-joined changed ${ruth.id}`,
      'redraw-cards',
    ]);
    const { until, access, deliveries, changes, agreed } = story.waiting();
    assert.deepEqual([until, access, deliveries], [afterNoon(20 * DAY), [apollo], ['mail']]);
    assert.deepEqual(changes?.[0]?.was, {
      until: facts().until,
      access: [apollo, gemini],
      deliveries: ['chat', 'mail'],
    });
    assert.equal(agreed.length, 1);
  });

  it('is not reported apart where the yes with it ends the stage', () => {
    const story = both();
    story.at(2 * HOUR, approve(mia));
    const changed = story.at(3 * HOUR, changing({ without: ['apollo', 'gemini'].slice(1) }));
    assert.equal(changed.came, 'changed, approved');
    assert.ok(!changed.jobs.some((job) => job.includes('tell-nominator')));
    assert.deepEqual(story.now().access, [apollo]);
    assert.equal(story.now().changes?.length, 1);
  });

  it('moves the end of the stage with the end of the stay', () => {
    const story = both();
    story.at(2 * HOUR, changing({ until: afterNoon(DAY) }));
    assert.deepEqual(story.waiting().dueAt, afterNoon(DAY));
  });

  it('takes away alone, leaves something, and keeps to the ways that the rule allows', () => {
    const refused: readonly Changes[] = [
      { until: afterNoon(400 * DAY) },
      { until: afterNoon(HOUR) },
      { until: new Date(NaN) },
      { without: ['project-apollo', 'gemini'] },
      { without: ['skylab'] },
      { deliveries: [] },
    ];
    for (const changes of refused)
      assert.equal(both().at(2 * HOUR, changing(changes)).came, 'change-not-allowed', JSON.stringify(changes));
    const chatAlone = both({ judgement: judgement(owners()), deliveries: ['chat'] });
    assert.equal(chatAlone.at(2 * HOUR, changing({ deliveries: ['mail'] })).came, 'change-not-allowed');
    const about = (purpose: 'end' | 'sponsor') => both({ purpose, access: [] });
    assert.equal(about('end').at(2 * HOUR, changing({ until: afterNoon(DAY) })).came, 'changed, agreed');
    assert.equal(about('end').at(2 * HOUR, changing({ deliveries: ['chat'] })).came, 'change-not-allowed');
    assert.equal(about('sponsor').at(2 * HOUR, changing({ until: afterNoon(DAY) })).came, 'change-not-allowed');
  });

  it('changes nothing by saying what is', () => {
    const story = both();
    const same = changing({ until: facts().until, without: [], sponsor: sue, deliveries: ['mail', 'chat'] });
    assert.equal(story.at(2 * HOUR, same).came, 'agreed');
  });

  it('takes nobody’s yes to what they did not read; a no is a no', () => {
    const story = both();
    story.at(2 * HOUR, changing({ without: ['gemini'] }));
    assert.equal(story.at(3 * HOUR, approve(mia, { edition: 0 })).came, 'ask-changed');
    assert.equal(story.at(3 * HOUR, approve(mia, { edition: 1 })).came, 'approved');
    const other = both();
    other.at(2 * HOUR, changing({ without: ['gemini'] }));
    assert.equal(other.at(3 * HOUR, deny(mia, { edition: 0 })).came, 'denied');
  });
});

describe('an approver who wants somebody else to answer for the guest', () => {
  const proposed = (changes: Changes = { sponsor: carl }) => {
    const story = both();
    return { story, came: story.at(2 * HOUR, changing(changes)) };
  };

  it('has their yes wait for the nominator, whose yes makes it count', () => {
    const { story, came } = proposed({ sponsor: carl, without: ['gemini'] });
    assert.equal(came.came, 'change-proposed');
    assert.deepEqual(came.jobs, [`raise-card ${sue.id} receipt change-proposed`, 'redraw-cards']);
    assert.deepEqual([story.waiting().agreed.length, story.now().sponsor], [0, undefined]);
    const settled = story.at(3 * HOUR, settle(true));
    assert.equal(settled.came, 'changed, agreed');
    assert.deepEqual(settled.jobs, ['redraw-cards', `tell-joined changed ${ruth.id}`, 'redraw-cards']);
    assert.deepEqual([story.now().sponsor, story.now().access, story.waiting().proposed], [carl, [apollo], undefined]);
    assert.equal(story.at(4 * HOUR, settle(true)).came, 'nothing-to-settle');
  });

  it('hears of the nominator’s no, and may answer again', () => {
    const { story } = proposed();
    const declined = story.at(3 * HOUR, settle(false));
    assert.deepEqual(declined.jobs, [`raise-card ${oskar.id} approval change-declined`, 'redraw-cards']);
    assert.equal(story.now().sponsor, undefined);
    assert.deepEqual([story.waiting().proposed, story.waiting().declined?.changes.sponsor], [undefined, carl]);
    assert.equal(story.at(4 * HOUR, approve(oskar)).came, 'agreed');
  });

  it('may propose another one instead, and then that one alone is talked of', () => {
    const { story } = proposed();
    story.at(3 * HOUR, settle(false));
    story.at(4 * HOUR, changing({ sponsor: nora }));
    assert.deepEqual([story.waiting().proposed?.changes.sponsor, story.waiting().declined], [nora, undefined]);
  });

  it('is not asked for it twice where the same click is delivered twice, nor is that counted', () => {
    const story = both();
    assert.equal(story.at(2 * HOUR, changing({ sponsor: carl })).came, 'change-proposed');
    for (const hours of [3, 4, 5]) assert.equal(story.at(hours * HOUR, changing({ sponsor: carl })).came, '');
    assert.equal(story.at(6 * HOUR, changing({ sponsor: nora })).came, 'change-declined, change-proposed');
  });

  it('may do so three times in a step, and each of them as often', () => {
    const story = both({ judgement: judgement(owners({ quorum: 2 }), owners()) });
    for (const [hours, sponsor] of [
      [2, carl],
      [4, nora],
      [6, carl],
    ] as const) {
      assert.equal(story.at(hours * HOUR, changing({ sponsor })).came, 'change-proposed');
      story.at((hours + 1) * HOUR, settle(false));
    }
    assert.equal(story.at(8 * HOUR, changing({ sponsor: nora })).came, 'proposed-enough');
    assert.equal(story.at(8 * HOUR, changing({ sponsor: nora }, mia)).came, 'change-proposed');
    story.at(9 * HOUR, settle(false));
    assert.equal(story.at(9 * HOUR, changing({ without: ['gemini'] })).came, 'changed, agreed');
    story.at(10 * HOUR, approve(mia));
    assert.deepEqual([story.waiting().stage, story.waiting().proposers], [1, undefined]);
  });

  it('loses it with the right to answer, or by joining', () => {
    assert.equal(proposed().story.at(3 * HOUR, settle(true, 'none')).came, 'change-declined');
    const { story } = proposed();
    const joined = story.at(3 * HOUR, { type: 'join', by: oskar, mayNominate: true });
    assert.equal(joined.came, 'change-declined, joined');
    assert.equal(story.waiting().proposed, undefined);
  });

  it('names somebody who may, then and when the nominator agrees', () => {
    assert.equal(
      both().at(2 * HOUR, changing({ sponsor: carl }, oskar, { sponsorMay: false })).came,
      'sponsor-not-allowed',
    );
    const { story } = proposed();
    assert.equal(story.at(3 * HOUR, settle(true, 'own', false)).came, 'sponsor-not-allowed');
    assert.ok(story.waiting().proposed);
    assert.equal(story.at(3 * HOUR, { ...settle(true), by: mia.id } as NominationCommand).came, 'not-the-nominator');
  });

  it('is overtaken by somebody else’s yes to the sponsor as they are, and whoever proposed it answers again', () => {
    const { story } = proposed();
    const overtaken = story.at(3 * HOUR, approve(mia));
    assert.equal(overtaken.came, 'change-declined, agreed');
    assert.deepEqual(overtaken.jobs, [
      `raise-card ${oskar.id} approval change-overtaken`,
      'redraw-cards',
      'redraw-cards',
    ]);
    assert.deepEqual([story.now().sponsor, story.waiting().proposed], [undefined, undefined]);
    assert.equal(story.at(4 * HOUR, settle(true)).came, 'nothing-to-settle');
    assert.equal(story.at(4 * HOUR, approve(oskar)).came, 'approved');
  });

  it('is overtaken by a no, by the end, by their own plain yes and by the nominator', () => {
    assert.equal(proposed().story.at(3 * HOUR, deny(mia)).came, 'change-declined, denied');
    assert.equal(proposed().story.at(3 * DAY, tick).came, 'change-declined, expired');
    assert.equal(proposed().story.at(3 * HOUR, approve(oskar)).came, 'change-declined, agreed');
    assert.equal(
      proposed().story.at(3 * HOUR, { type: 'withdraw', by: sue.id, accepted: false }).came,
      'change-declined, withdrawn',
    );
  });

  it('cannot once somebody has said yes to who answers for the guest, in this stage or an earlier one', () => {
    const same = both();
    same.at(2 * HOUR, approve(mia));
    assert.equal(same.at(3 * HOUR, changing({ sponsor: carl })).came, 'sponsor-settled');
    assert.equal(same.at(3 * HOUR, changing({ without: ['gemini'] })).came, 'changed, approved');
    const later = both({ judgement: judgement(owners(), owners()) });
    later.at(2 * HOUR, approve(mia));
    later.at(2 * HOUR, choose([oskar], 0, 1));
    assert.equal(later.at(3 * HOUR, changing({ sponsor: carl }, oskar, { stage: 1 })).came, 'sponsor-settled');
  });

  it('cannot where the sponsor is asked for their own word, as long as the stages before have not passed', () => {
    const sponsorsStage = owners({ sources: [{ from: 'sponsor' }] });
    const stages = (...all: readonly Stage[]) => {
      const story = both({ sponsor: carl, judgement: judgement(...all) });
      return story.at(2 * HOUR, changing({ sponsor: nora })).came;
    };
    assert.equal(stages(sponsorsStage), 'sponsor-settled');
    assert.equal(stages(owners(), sponsorsStage), 'change-proposed');
  });

  it('proposes one thing at a time, and nobody two people at once', () => {
    const { story } = proposed();
    assert.equal(story.at(3 * HOUR, changing({ sponsor: nora }, mia)).came, 'ask-changed');
    assert.equal(story.at(3 * HOUR, changing({ sponsor: nora })).came, 'change-declined, change-proposed');
    assert.equal(story.waiting().proposed?.changes.sponsor?.name, 'Nora Haas');
  });

  it('has the nominator’s word on the one they read of alone', () => {
    const { story } = proposed();
    story.at(3 * HOUR, changing({ sponsor: nora }));
    for (const agrees of [true, false])
      assert.equal(story.at(4 * HOUR, settle(agrees, 'own', true, carl.id)).came, 'ask-changed');
    assert.equal(story.at(4 * HOUR, settle(true, 'own', true, nora.id)).came, 'changed, agreed');
    assert.deepEqual(story.now().sponsor, nora);
  });
});
