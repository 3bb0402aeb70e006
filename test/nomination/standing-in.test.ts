import assert from 'node:assert/strict';
import { HOUR } from '../../src/kernel/clock.js';
import { personId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { NominationCommand } from '../../src/nomination/commands.js';
import { askedNow } from '../../src/nomination/awaited.js';
import { carl, lin, mia, nora, oskar, ruth, sue } from '../support/samples.js';
import { approve, begun, choose, deny, handOver, judgement, owners, reached } from './played.js';

const forOskar = { person: carl, for: { person: oskar, how: 'delegated' } } as const;
const standIn = (stands: Extract<NominationCommand, { type: 'stand-in' }>['stands']): NominationCommand => ({
  type: 'stand-in',
  stands,
});
const asked = (story: ReturnType<typeof begun>): string[] =>
  story
    .waiting()
    .asked.filter(({ person }) => askedNow(story.now(), person.id))
    .map(({ person, for: whose }) => (whose ? `${person.name} for ${whose.person.name}` : person.name));

describe('somebody who stands in for an approver', () => {
  it('answers in their place, and it is written down like that', () => {
    const story = begun();
    story.at(HOUR, choose([forOskar]));
    assert.equal(story.at(2 * HOUR, approve(carl, { right: { for: oskar } })).came, 'approved');
    const after = story.now();
    assert.ok(after.status === 'approved');
    assert.deepEqual(
      after.decisions.map(({ by, for: whose }) => [by.name, whose?.name]),
      [['Carl Meyer', 'Oskar Lind']],
    );
  });

  it('has answered for both: neither the one nor the other answers again', () => {
    const story = begun({ judgement: judgement(owners({ quorum: 3 })) });
    story.at(HOUR, choose([oskar, mia, ruth]));
    story.at(HOUR, standIn(forOskar));
    assert.deepEqual(asked(story), ['Oskar Lind', 'Mia Berg', 'Ruth Okafor', 'Carl Meyer for Oskar Lind']);
    story.at(2 * HOUR, approve(carl, { right: { for: oskar } }));
    assert.deepEqual(asked(story), ['Mia Berg', 'Ruth Okafor']);
    assert.equal(story.at(3 * HOUR, approve(oskar)).came, 'answered-for');
    assert.equal(story.at(3 * HOUR, deny(oskar)).came, 'answered-for');
    story.at(3 * HOUR, approve(mia));
    assert.equal(story.at(4 * HOUR, approve(nora, { right: { for: mia } })).came, 'answered-for');
    assert.equal(story.at(4 * HOUR, { type: 'join', by: oskar, mayNominate: true }).came, 'answered-before');
  });

  it('is never the nominator, nor does anybody stand in for somebody who may not answer', () => {
    const story = begun();
    story.at(HOUR, { type: 'join', by: mia, mayNominate: true });
    const forSue = { person: carl, for: { person: sue, how: 'delegated' } } as const;
    const forMia = { person: lin, for: { person: mia, how: 'delegated' } } as const;
    const sueFor = { person: sue, for: { person: ruth, how: 'delegated' } } as const;
    story.at(HOUR, choose([forSue, forMia, sueFor, oskar]));
    assert.deepEqual(asked(story), ['Oskar Lind']);
    assert.equal(story.at(2 * HOUR, approve(carl, { right: { for: sue } })).came, 'not-an-approver');
    assert.equal(story.at(2 * HOUR, approve(lin, { right: { for: mia } })).came, 'not-an-approver');
    assert.equal(story.at(2 * HOUR, approve(sue, { right: { for: ruth } })).came, 'own-nomination');
  });

  it('is asked too where it begins later, once, and only for somebody who is asked in their own right', () => {
    const story = begun();
    story.at(HOUR, choose([oskar]));
    const begins = story.at(2 * HOUR, standIn(forOskar));
    assert.deepEqual(begins.jobs, [`ask-approver ${carl.id}`, 'redraw-cards']);
    assert.equal(story.at(2 * HOUR, standIn(forOskar)).came, '');
    const ofTheStandIn = { person: lin, for: { person: carl, how: 'delegated' } } as const;
    assert.equal(story.at(3 * HOUR, standIn(ofTheStandIn)).came, '');
    assert.equal(story.at(3 * HOUR, standIn({ ...ofTheStandIn, for: { person: mia, how: 'delegated' } })).came, '');
    assert.equal(story.at(3 * HOUR, standIn({ person: sue, for: { person: oskar, how: 'delegated' } })).came, '');
  });

  it('leaves it to whom it was for once they are back, without another voice', () => {
    const story = begun();
    story.at(HOUR, choose([forOskar]));
    assert.equal(story.at(2 * HOUR, standIn({ person: mia })).came, '', 'nobody was asked in her place');
    const back = story.at(2 * HOUR, standIn({ person: oskar }));
    assert.deepEqual(back.jobs, [`ask-approver ${oskar.id}`, 'redraw-cards']);
    assert.equal(story.at(3 * HOUR, reached(carl, 'lost')).came, 'approver-reached');
    assert.deepEqual(asked(story), ['Oskar Lind']);
    assert.equal(story.at(4 * HOUR, reached(oskar, 'lost')).came, 'approver-reached, source-exhausted');
  });

  it('leaves it to whom it was for by joining', () => {
    const story = begun({ judgement: judgement(owners({ sources: [{ from: 'owners' }] })) });
    story.at(HOUR, choose([forOskar]));
    const joined = story.at(2 * HOUR, { type: 'join', by: carl, mayNominate: true });
    assert.equal(joined.came, 'stand-in-asked, joined');
    assert.ok(joined.jobs.includes(`ask-approver ${oskar.id}`));
    assert.deepEqual(asked(story), ['Oskar Lind']);
  });

  it('adds no voice: where the one falls out the other is still one', () => {
    const story = begun({ judgement: judgement(owners({ quorum: 2 })) });
    story.at(HOUR, choose([oskar, mia]));
    story.at(HOUR, standIn(forOskar));
    assert.equal(story.at(2 * HOUR, reached(oskar, 'no')).came, 'approver-reached');
    assert.equal(story.at(3 * HOUR, reached(mia, 'no')).came, 'approver-reached, source-exhausted');
  });

  it('has no say in a later stage, nor has the one they answered for', () => {
    const story = begun({ judgement: judgement(owners(), owners()) });
    story.at(HOUR, choose([forOskar]));
    story.at(2 * HOUR, approve(carl, { right: { for: oskar } }));
    story.at(3 * HOUR, choose([oskar, carl, mia], 0, 1));
    assert.deepEqual(asked(story), ['Mia Berg']);
    assert.equal(story.at(4 * HOUR, approve(oskar, { stage: 1 })).came, 'answered-for');
    assert.equal(story.at(4 * HOUR, approve(carl, { stage: 1 })).came, 'answered-before');
  });
});

describe('“not me”', () => {
  const ways = (by: Person, to?: Person) => handOver(by, to && { person: to });

  it('leaves it to the others who are asked', () => {
    const story = begun();
    story.at(HOUR, choose([oskar, mia]));
    assert.equal(story.at(2 * HOUR, ways(oskar)).came, 'passed-on');
    assert.deepEqual(asked(story), ['Mia Berg']);
    assert.equal(story.at(3 * HOUR, ways(oskar)).came, '');
    assert.equal(story.at(4 * HOUR, ways(mia)).came, 'passed-on, source-exhausted');
  });

  it('hands it to a colleague, who answers for the same person, and on from there', () => {
    const story = begun();
    story.at(HOUR, choose([oskar]));
    const handed = story.at(2 * HOUR, ways(oskar, carl));
    assert.deepEqual(handed.jobs, [`ask-approver ${carl.id}`, 'redraw-cards']);
    assert.deepEqual(asked(story), ['Carl Meyer for Oskar Lind']);
    story.at(3 * HOUR, handOver(carl, { person: nora }, { right: { for: oskar } }));
    assert.deepEqual(asked(story), ['Nora Haas for Oskar Lind']);
    assert.equal(story.at(4 * HOUR, approve(nora, { right: { for: oskar } })).came, 'approved');
  });

  it('gives it back to whom it was for', () => {
    const story = begun();
    story.at(HOUR, choose([oskar]));
    story.at(2 * HOUR, ways(oskar, carl));
    story.at(3 * HOUR, handOver(carl, { person: oskar }, { right: { for: oskar } }));
    assert.deepEqual(asked(story), ['Oskar Lind']);
  });

  it('asks nobody twice: the giver alone steps back', () => {
    const story = begun({ judgement: judgement(owners({ quorum: 2 })) });
    story.at(HOUR, choose([oskar, mia, ruth]));
    assert.deepEqual(story.at(2 * HOUR, ways(oskar, mia)).jobs, ['redraw-cards']);
    assert.deepEqual(asked(story), ['Mia Berg', 'Ruth Okafor']);
    assert.equal(story.at(3 * HOUR, ways(ruth, mia)).came, 'passed-on, source-exhausted');
  });

  it('is handed to no end of colleagues', () => {
    const story = begun();
    story.at(HOUR, choose([oskar, mia]));
    const hands = (nth: number) => {
      const id = personId.parse(`44444444-0000-4000-8000-00000000000${nth}`);
      return story.at(2 * HOUR, handOver(oskar, { person: { ...carl, id } })).came;
    };
    assert.deepEqual([1, 2, 3, 4, 5, 6].map(hands), [...Array<string>(5).fill('passed-on'), 'handed-on-enough']);
    assert.equal(hands(3), '', 'whoever is asked already is no news');
    const fifth = { ...carl, id: personId.parse('44444444-0000-4000-8000-000000000005') };
    const back = handOver(fifth, { person: oskar }, { right: { for: oskar } });
    assert.equal(story.at(3 * HOUR, back).came, 'passed-on', 'it can always be given back');
    assert.equal(
      story.at(3 * HOUR, handOver(mia, { person: nora })).came,
      'passed-on',
      'of each it is their own number',
    );
  });

  it('hands it to nobody who may not have it, and to nobody where the rule says so', () => {
    const story = begun({ judgement: judgement(owners({ quorum: 2 })) });
    story.at(HOUR, choose([oskar, mia, ruth]));
    story.at(HOUR, { type: 'join', by: lin, mayNominate: true });
    story.at(HOUR, approve(ruth));
    for (const to of [sue, lin, ruth, oskar])
      assert.equal(story.at(2 * HOUR, ways(oskar, to)).came, 'not-to-them', to.name);
    const guest = { ...ways(oskar, carl), to: { person: carl, mayReceive: false } } as NominationCommand;
    assert.equal(story.at(2 * HOUR, guest).came, 'not-to-them');
    const strict = begun({ judgement: judgement(owners({ handOver: false })) });
    strict.at(HOUR, choose([oskar, mia]));
    assert.equal(strict.at(2 * HOUR, ways(oskar, carl)).came, 'hand-over-not-allowed');
    assert.equal(strict.at(2 * HOUR, ways(oskar)).came, 'passed-on');
  });

  it('is for whoever could answer, and for nobody else', () => {
    const story = begun();
    story.at(HOUR, choose([oskar]));
    assert.equal(story.at(2 * HOUR, handOver(carl, { person: nora }, { right: 'none' })).came, 'not-an-approver');
    assert.equal(story.at(2 * HOUR, ways(sue, nora)).came, 'own-nomination');
    assert.equal(story.at(2 * HOUR, handOver(oskar, { person: nora }, { stage: 1 })).came, 'stage-settled');
  });
});
