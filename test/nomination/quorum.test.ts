import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { channelId, groupId } from '../../src/kernel/ids.js';
import type { NominationCommand } from '../../src/nomination/commands.js';
import { afterNoon, carl, lin, mia, nora, oskar, ruth, sue } from '../support/samples.js';
import { approve, begun, choose, deny, judgement, owners, reached, tick } from './played.js';

const needing = (quorum: 'any' | 'all' | number, changes: Parameters<typeof owners>[0] = {}) =>
  begun({ judgement: judgement(owners({ quorum, ...changes })) });

describe('a stage that needs several', () => {
  it('goes on with the last of two yeses, and keeps both', () => {
    const story = needing(2);
    story.at(HOUR, choose([oskar, mia, ruth]));
    assert.deepEqual(story.at(2 * HOUR, approve(oskar)).jobs, ['redraw-cards']);
    assert.deepEqual(
      story.waiting().agreed.map(({ by }) => by.name),
      ['Oskar Lind'],
    );
    assert.equal(story.at(3 * HOUR, approve(ruth)).came, 'approved');
    const { nomination } = { nomination: story.now() };
    assert.ok(nomination.status === 'approved');
    assert.deepEqual(
      nomination.decisions.map(({ by }) => by.name),
      ['Oskar Lind', 'Ruth Okafor'],
    );
  });

  it('counts nobody twice, and takes no second answer from whoever agreed', () => {
    const story = needing(2);
    story.at(HOUR, choose([oskar, mia]));
    story.at(2 * HOUR, approve(oskar));
    assert.equal(story.at(3 * HOUR, approve(oskar)).came, 'answered-before');
    assert.equal(story.at(3 * HOUR, deny(oskar)).came, 'answered-before');
    assert.equal(story.at(3 * HOUR, { type: 'join', by: oskar, mayNominate: true }).came, 'answered-before');
  });

  it('ends with one no, and keeps the yeses that came before it', () => {
    const story = needing('all');
    story.at(HOUR, choose([oskar, mia]));
    story.at(2 * HOUR, approve(oskar));
    assert.equal(story.at(3 * HOUR, deny(mia)).came, 'denied');
    const after = story.now();
    assert.ok(after.status === 'denied');
    assert.deepEqual(
      after.decisions?.map(({ by }) => by.name),
      ['Oskar Lind'],
    );
  });

  it('asks all of the first source that has anybody, whoever stands in for them', () => {
    const story = needing('all');
    story.at(HOUR, choose([]));
    story.at(HOUR, choose([oskar, { person: carl, for: { person: mia, how: 'delegated' } }, ruth], 1));
    assert.equal(story.waiting().needed, 3);
    story.at(2 * HOUR, approve(oskar));
    story.at(2 * HOUR, approve(carl, { right: { for: mia } }));
    assert.equal(story.at(2 * HOUR, approve(ruth)).came, 'approved');
  });

  it('takes one who stands in for another of them for one, and asks somebody else besides', () => {
    const story = needing('all');
    const both = [mia, { person: mia, for: { person: oskar, how: 'delegated' } } as const];
    assert.equal(story.at(HOUR, choose(both)).came, 'approvers-chosen, source-exhausted');
    assert.equal(story.waiting().needed, 2);
    story.at(HOUR, choose([lin], 1));
    story.at(2 * HOUR, approve(mia));
    assert.equal(story.at(3 * HOUR, approve(lin)).came, 'approved');
  });

  it('asks the next source as well once too few are left, and still needs as many', () => {
    const story = needing('all');
    story.at(HOUR, choose([oskar, mia]));
    story.at(2 * HOUR, approve(oskar));
    const lost = story.at(3 * HOUR, reached(mia, 'no'));
    assert.equal(lost.came, 'approver-reached, source-exhausted');
    assert.ok(lost.jobs.includes('choose-approvers 0 1'));
    assert.equal(story.at(4 * HOUR, choose([lin], 1)).came, 'approvers-chosen');
    assert.equal(story.waiting().needed, 2);
    assert.equal(story.at(5 * HOUR, approve(lin)).came, 'approved');
  });

  it('asks the next source at once where the first has fewer than are needed', () => {
    const story = needing(2);
    assert.equal(story.at(HOUR, choose([oskar])).came, 'approvers-chosen, source-exhausted');
    assert.equal(story.at(HOUR, choose([oskar, lin], 1)).came, 'approvers-chosen');
    assert.deepEqual(
      story.waiting().asked.map(({ person }) => person.name),
      ['Oskar Lind', 'Lin Wei'],
    );
  });

  it('ends at once where nobody is left who could make it enough, and the administrators hear of it', () => {
    const story = needing(2);
    story.at(HOUR, choose([oskar]));
    const end = story.at(HOUR, choose([oskar], 1));
    assert.equal(end.came, 'expired');
    assert.ok(end.jobs.includes('tell-administrators nobody-reached'));
    assert.ok(end.jobs.includes('tell-nominator expired'));
    const after = story.now();
    assert.ok(after.status === 'expired' && after.nobodyLeft && after.nobodyReached);
  });

  it('says whether anybody had been reached when nobody is left', () => {
    const story = needing('any', { sources: [{ from: 'owners' }] });
    story.at(HOUR, choose([oskar]));
    story.at(HOUR, reached(oskar));
    story.at(2 * HOUR, reached(oskar, 'lost'));
    const after = story.now();
    assert.ok(after.status === 'expired' && after.nobodyLeft && !after.nobodyReached);
  });

  it('loses a voice when an approver joins, and those who stand in for them', () => {
    const story = needing(2);
    story.at(HOUR, choose([oskar, { person: carl, for: { person: mia, how: 'delegated' } }]));
    const joined = story.at(2 * HOUR, { type: 'join', by: mia, mayNominate: true });
    assert.equal(joined.came, 'joined, source-exhausted');
    assert.deepEqual(
      story.waiting().asked.map(({ person }) => person.name),
      ['Oskar Lind'],
    );
    assert.equal(story.at(3 * HOUR, approve(carl, { right: { for: mia } })).came, 'not-an-approver');
  });

  it('does not know who all are before they were chosen', () => {
    assert.equal(needing('all').at(HOUR, approve(oskar)).came, 'not-an-approver');
    assert.equal(needing('any').at(HOUR, approve(oskar)).came, 'approved');
  });
});

describe('the alternates of a stage', () => {
  const slow = () => needing('any', { alternatesAfter: DAY });

  it('are asked as well once those before them took too long', () => {
    const story = slow();
    story.at(HOUR, choose([oskar]));
    assert.equal(story.at(DAY, tick).came, '');
    const asked = story.at(DAY + HOUR, tick);
    assert.equal(asked.came, 'alternates-asked');
    assert.deepEqual(asked.jobs, ['choose-approvers 0 1']);
    story.at(DAY + HOUR, choose([lin], 1));
    assert.deepEqual(
      story.waiting().asked.map(({ person }) => person.name),
      ['Oskar Lind', 'Lin Wei'],
    );
    assert.equal(story.at(2 * DAY, approve(oskar)).came, 'approved');
  });

  it('are not asked before those before them are, nor twice', () => {
    const story = slow();
    assert.equal(story.at(2 * DAY, tick).came, '');
    story.at(2 * DAY, choose([oskar]));
    assert.equal(story.at(2 * DAY + HOUR, tick).came, '');
    const other = slow();
    other.at(HOUR, choose([oskar]));
    other.at(DAY + HOUR, tick);
    assert.equal(other.at(2 * DAY, tick).came, '');
    other.at(2 * DAY, choose([lin], 1));
    assert.equal(other.at(2 * DAY, choose([mia], 1)).came, '');
  });

  it('may be nobody new: then those who were asked are still asked', () => {
    const story = slow();
    story.at(HOUR, choose([oskar]));
    story.at(DAY + HOUR, tick);
    assert.equal(story.at(DAY + HOUR, choose([oskar], 1)).came, 'approvers-chosen');
    assert.equal(story.waiting().asked.length, 1);
    assert.equal(story.at(2 * DAY, reached(oskar, 'no')).came, 'approver-reached, expired');
  });

  it('are asked at once where everybody before them is away, and whoever is away may still be asked later', () => {
    const story = slow();
    const chosen = story.at(HOUR, choose([{ person: oskar, away: true }]));
    assert.equal(chosen.came, 'approvers-chosen, source-exhausted');
    assert.ok(!chosen.jobs.some((job) => job.startsWith('ask-approver')));
    const again = story.at(HOUR, choose([oskar], 1));
    assert.ok(again.jobs.includes(`ask-approver ${oskar.id}`));
    assert.deepEqual(
      story.waiting().asked.map(({ reached: how }) => how),
      ['not-yet'],
    );
  });
});

describe('a source that cannot be read', () => {
  const unread = (source: number): NominationCommand => ({
    type: 'choose-approvers',
    stage: 0,
    source,
    people: [],
    unread: 'refused',
  });
  const told = (source: number) => `tell-administrators source-unread 0 ${source} refused`;

  it('is as good as empty: the next one is asked, and the request ends after the last', () => {
    const story = begun();
    const first = story.at(HOUR, unread(0));
    assert.equal(first.came, 'source-unread, source-exhausted');
    assert.deepEqual(first.jobs, [told(0), 'choose-approvers 0 1']);
    assert.equal(story.at(HOUR, unread(0)).came, '', 'twice is once');
    assert.deepEqual(story.waiting().unread, [0]);
    const last = story.at(2 * HOUR, unread(1));
    assert.equal(last.came, 'source-unread, expired');
    assert.ok(last.jobs.includes(told(1)) && last.jobs.includes('tell-administrators nobody-reached'));
  });

  it('ends nothing where those who were asked before can still answer', () => {
    const story = begun({ judgement: judgement(owners({ alternatesAfter: DAY })) });
    story.at(HOUR, choose([oskar]));
    story.at(HOUR + DAY, tick);
    assert.equal(story.at(HOUR + DAY, unread(1)).came, 'source-unread, approvers-chosen');
    assert.equal(story.at(2 * DAY, approve(oskar)).came, 'approved');
  });
});

describe('a channel that is asked', () => {
  const channel = {
    team: groupId.parse('22222222-0000-4000-8000-000000000009'),
    channel: channelId.parse('19:approvals@thread.tacv2'),
  };
  const chosen = { ...choose([]), channel } as ReturnType<typeof choose>;

  it('counts as enough people, until the card does not get there', () => {
    const story = needing(2, { sources: [{ from: 'channel', ...channel }, { from: 'administrators' }] });
    const asked = story.at(HOUR, chosen);
    assert.deepEqual(asked.jobs, [`ask-channel ${channel.channel}`, 'redraw-cards']);
    assert.equal(story.waiting().needed, 2);
    const record = (reached: 'yes' | 'no') => ({ type: 'record-channel', channel: channel.channel, reached }) as const;
    assert.equal(story.at(2 * HOUR, record('yes')).came, 'channel-reached');
    assert.equal(story.at(2 * HOUR, record('yes')).came, '');
    assert.equal(story.at(3 * HOUR, record('no')).came, 'channel-reached, source-exhausted');
    assert.equal(story.at(3 * HOUR, record('yes')).came, '');
  });

  it('lets whoever is allowed answer, and leaves nobody to remind by name', () => {
    const story = needing(2, { sources: [{ from: 'channel', ...channel }] });
    story.at(HOUR, chosen);
    assert.equal(story.at(2 * HOUR, { type: 'remind', by: sue.id }).came, 'nobody-to-remind');
    assert.equal(story.at(2 * HOUR, approve(nora)).came, 'agreed');
    assert.equal(story.at(2 * HOUR, approve(carl)).came, 'approved');
  });
});

describe('what became of a card', () => {
  it('may be told more than once: it waited for a digest, came by mail, or its reader has no right any more', () => {
    const story = needing('any');
    story.at(HOUR, choose([oskar, mia, ruth]));
    assert.deepEqual(story.at(2 * HOUR, reached(oskar, 'held')).jobs, ['redraw-cards']);
    assert.equal(story.at(20 * HOUR, reached(oskar)).came, 'approver-reached');
    assert.deepEqual(story.waiting().asked[0]?.at, afterNoon(20 * HOUR), 'their clock begins when the card is there');
    assert.deepEqual(story.at(21 * HOUR, reached(mia, 'by-mail')).jobs, [`tell-unreachable ${mia.id}`, 'redraw-cards']);
    assert.equal(story.at(22 * HOUR, reached(oskar, 'lost')).came, 'approver-reached');
    assert.equal(story.at(22 * HOUR, reached(oskar, 'yes')).came, '');
    assert.equal(story.at(23 * HOUR, reached(mia, 'lost')).came, 'approver-reached');
    assert.equal(story.at(23 * HOUR, reached(ruth, 'lost')).came, 'approver-reached, source-exhausted');
  });

  it('may change with a reminder: they cannot be reached any more, or can again', () => {
    const story = needing('any');
    story.at(HOUR, choose([oskar, mia]));
    story.at(2 * HOUR, reached(oskar));
    story.at(2 * HOUR, reached(mia, 'by-mail'));
    assert.equal(story.at(20 * HOUR, reached(mia)).came, 'approver-reached');
    assert.equal(story.at(20 * HOUR, reached(mia, 'held')).came, '');
    assert.equal(story.at(20 * HOUR, reached(oskar, 'no')).came, 'approver-reached');
    assert.equal(story.at(20 * HOUR, reached(oskar)).came, '', 'somebody else is asked');
  });
});
