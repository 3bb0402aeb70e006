import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import type { Person } from '../../src/kernel/people.js';
import type { Right } from '../../src/nomination/asking.js';
import { askedNow, awaited, editionOf } from '../../src/nomination/awaited.js';
import type { Chosen } from '../../src/nomination/events.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import type { Stage } from '../../src/policy/policy.js';
import { afterNoon, carl, facts, lin, mia, nora, oskar, ruth, sue } from '../support/samples.js';
import { severalItems } from '../support/several-items.js';
import { approve, begun, choose, deny, handOver, judgement, owners, reached, tick } from './played.js';

const [APOLLO, AUDIT, LEDGER] = ['project-apollo', 'joint-audit', 'ledger'] as const;

const about = (person: Person, ...keys: readonly string[]): Chosen => ({ person, about: keys });
const to = (...keys: readonly string[]): { readonly right: Right } => ({ right: { about: keys } });

/** Sue asks for Apollo, Oskar's, and for the audit, Mia's. */
const two = (stage: Partial<Stage> = {}, ...then: readonly Stage[]) =>
  begun({ access: severalItems(APOLLO, AUDIT), judgement: judgement(owners(stage), ...then) });
const three = (stage: Partial<Stage> = {}) =>
  begun({ access: severalItems(APOLLO, AUDIT, LEDGER), judgement: judgement(owners(stage)) });
const OWNERS = choose([about(oskar, APOLLO), about(mia, AUDIT)]);

const keys = ({ access }: Nomination): string => access.map(({ key }) => key).join(' ');
const names = (people: readonly { readonly person: Person }[]): string =>
  people.map(({ person }) => person.name.split(' ')[0]).join(' ');
const fallen = ({ fallen: all = [] }: Nomination): readonly string[] =>
  all.map(({ access, why, decision }) => [...access.map(({ key }) => key), why, decision?.by.name].join(' ').trim());

describe('several items of different owners', () => {
  it('are each asked of their own, and need each a yes', () => {
    const story = two();
    assert.deepEqual(story.at(HOUR, OWNERS).came, 'approvers-chosen');
    assert.equal(story.at(2 * HOUR, approve(oskar, to(APOLLO))).came, 'agreed');
    assert.equal(names(awaited(story.waiting())), 'Mia');
    assert.equal(story.at(3 * HOUR, approve(mia, to(AUDIT))).came, 'approved');
    const after = story.now();
    assert.ok(after.status === 'approved');
    assert.deepEqual(
      after.decisions.map(({ by, about: theirs }) => [by.name, theirs]),
      [
        ['Oskar Lind', [APOLLO]],
        ['Mia Berg', [AUDIT]],
      ],
    );
  });

  it('go on without that which its owner refuses, and both are kept in mind', () => {
    const story = two();
    story.at(HOUR, OWNERS);
    const { came, jobs } = story.at(2 * HOUR, deny(oskar, { ...to(APOLLO), comment: 'not before May' }));
    assert.equal(came, 'fell');
    assert.deepEqual(jobs, ['redraw-cards', `tell-of-fall ${sue.id} 0`]);
    assert.equal(keys(story.waiting()), AUDIT);
    assert.equal(story.at(3 * HOUR, approve(mia, to(AUDIT))).came, 'approved');
    assert.equal(keys(story.now()), AUDIT);
    assert.deepEqual(fallen(story.now()), [`${APOLLO} denied Oskar Lind`]);
    assert.equal(story.now().fallen?.[0]?.decision?.comment, 'not before May');
  });

  it('go on at once where the last that lacks a yes is refused', () => {
    const story = two();
    story.at(HOUR, OWNERS);
    story.at(2 * HOUR, approve(oskar, to(APOLLO)));
    assert.equal(story.at(3 * HOUR, deny(mia, to(AUDIT))).came, 'fell, approved');
    assert.equal(keys(story.now()), APOLLO);
  });

  it('are denied once nothing is left', () => {
    const story = two();
    story.at(HOUR, OWNERS);
    story.at(2 * HOUR, deny(oskar, to(APOLLO)));
    assert.equal(story.at(3 * HOUR, deny(mia, to(AUDIT))).came, 'denied');
    assert.deepEqual(fallen(story.now()), [`${APOLLO} denied Oskar Lind`]);
  });

  it('are all refused by whoever speaks for all of them', () => {
    const story = two({ alternatesAfter: DAY });
    story.at(HOUR, OWNERS);
    assert.equal(story.at(DAY + HOUR, tick).came, 'alternates-asked');
    story.at(DAY + HOUR, choose([lin], 1));
    assert.equal(story.at(DAY + 2 * HOUR, deny(lin)).came, 'denied');
  });

  it('are all agreed to by whoever speaks for all of them, and nobody else is waited for', () => {
    const story = two({ alternatesAfter: DAY });
    story.at(HOUR, OWNERS);
    story.at(DAY + HOUR, tick);
    story.at(DAY + HOUR, choose([lin], 1));
    assert.equal(story.at(DAY + 2 * HOUR, approve(lin)).came, 'approved');
  });

  it('count for each as many as it needs', () => {
    const story = two({ quorum: 'all' });
    story.at(HOUR, choose([about(oskar, APOLLO), about(ruth, APOLLO), about(mia, AUDIT)]));
    assert.equal(story.at(2 * HOUR, approve(oskar, to(APOLLO))).came, 'agreed');
    assert.equal(story.at(2 * HOUR, approve(mia, to(AUDIT))).came, 'agreed');
    assert.equal(names(awaited(story.waiting())), 'Ruth');
    assert.equal(story.at(3 * HOUR, approve(ruth, to(APOLLO))).came, 'approved');
  });

  it('are one question where everybody decides about all of them', () => {
    const story = two();
    story.at(HOUR, choose([about(oskar, APOLLO, AUDIT), mia]));
    assert.ok(story.waiting().asked.every((one) => one.about === undefined));
    assert.equal(story.waiting().lanes, undefined);
    assert.equal(story.at(2 * HOUR, deny(oskar)).came, 'denied');
  });
});

describe('an owner', () => {
  it('decides about no more than is theirs by now, nor than they were asked', () => {
    const story = three();
    story.at(HOUR, choose([about(oskar, APOLLO, AUDIT), about(mia, LEDGER)]));
    // He owns the audit no more, and the ledger by now, of which he has read that it is for others.
    story.at(2 * HOUR, approve(oskar, to(APOLLO, LEDGER)));
    const [yes] = story.waiting().agreed;
    assert.deepEqual(yes?.about, [APOLLO]);
    // Nobody else is left of those who were asked about the audit.
    assert.deepEqual(
      story.waiting().lanes?.map(({ key, source }) => [key, source]),
      [
        [APOLLO, 0],
        [AUDIT, 1],
        [LEDGER, 0],
      ],
    );
  });

  it('decides about nothing once they own nothing of what they were asked', () => {
    const story = three();
    story.at(HOUR, choose([about(oskar, APOLLO), about(mia, LEDGER)]));
    assert.equal(story.at(2 * HOUR, approve(oskar, to(LEDGER))).came, 'not-an-approver');
    assert.equal(story.at(2 * HOUR, deny(oskar, to(LEDGER))).came, 'not-an-approver');
  });

  it('is neither waited for nor reminded once others have settled theirs, and reads so if they answer', () => {
    const story = two({ remindAfter: DAY });
    story.at(HOUR, choose([about(oskar, APOLLO), about(ruth, APOLLO), about(mia, AUDIT)]));
    for (const person of [oskar, ruth, mia]) story.at(HOUR, reached(person));
    story.at(2 * HOUR, approve(oskar, to(APOLLO)));
    assert.equal(askedNow(story.now(), ruth.id), undefined);
    assert.equal(story.at(3 * HOUR, approve(ruth, to(APOLLO))).came, 'part-settled');
    assert.equal(story.at(3 * HOUR, deny(ruth, to(APOLLO))).came, 'part-settled');
    const { jobs } = story.at(DAY + HOUR, tick);
    assert.deepEqual(
      jobs.filter((job) => job.startsWith('remind')),
      [`remind-approver ${mia.id} clock ${story.now().revision}`],
    );
  });

  it('is not asked again in a later step, whether they said yes or no', () => {
    const story = two({}, owners({ sources: [{ from: 'administrators' }] }));
    story.at(HOUR, OWNERS);
    story.at(2 * HOUR, deny(oskar, to(APOLLO)));
    assert.equal(story.at(2 * HOUR, approve(mia, to(AUDIT))).came, 'stage-approved');
    story.at(3 * HOUR, choose([oskar, mia, lin], 0, 1));
    assert.equal(names(story.waiting().asked), 'Lin');
    assert.equal(story.at(4 * HOUR, approve(oskar, { stage: 1 })).came, 'answered-before');
    assert.equal(story.at(4 * HOUR, { type: 'join', by: oskar, mayNominate: true }).came, 'answered-before');
  });

  it('of several refuses some and agrees to the rest, and both count', () => {
    const story = three();
    story.at(HOUR, choose([about(oskar, APOLLO, AUDIT), about(mia, LEDGER)]));
    const changes = { changes: { without: [AUDIT] } };
    const said = approve(oskar, { ...to(APOLLO, AUDIT), ...changes, comment: 'the audit is over' });
    assert.equal(story.at(2 * HOUR, said).came, 'fell, agreed');
    assert.deepEqual(fallen(story.now()), [`${AUDIT} denied Oskar Lind`]);
    assert.equal(story.now().fallen?.[0]?.decision?.comment, 'the audit is over');
    assert.equal(story.now().changes, undefined);
    assert.deepEqual(story.waiting().agreed[0]?.about, [APOLLO]);
    assert.equal(story.at(3 * HOUR, approve(mia, to(LEDGER))).came, 'approved');
    assert.equal(keys(story.now()), `${APOLLO} ${LEDGER}`);
  });

  it('leaves out nothing of others, and not all of theirs', () => {
    const story = three();
    story.at(HOUR, choose([about(oskar, APOLLO, AUDIT), about(mia, LEDGER)]));
    for (const without of [[LEDGER], [APOLLO, AUDIT], ['unheard-of']]) {
      const said = approve(oskar, { ...to(APOLLO, AUDIT), changes: { without } });
      assert.equal(story.at(2 * HOUR, said).came, 'change-not-allowed', without.join());
    }
  });

  it('learns that somebody else agreed to what they would leave out', () => {
    const story = three();
    story.at(HOUR, choose([about(oskar, APOLLO, AUDIT), about(ruth, AUDIT), about(mia, LEDGER)]));
    story.at(2 * HOUR, approve(ruth, to(AUDIT)));
    const said = approve(oskar, { ...to(APOLLO, AUDIT), changes: { without: [AUDIT] } });
    assert.equal(story.at(3 * HOUR, said).came, 'ask-changed');
    assert.equal(story.at(3 * HOUR, approve(oskar, to(APOLLO, AUDIT))).came, 'agreed');
    assert.deepEqual(story.waiting().agreed.at(-1)?.about, [APOLLO]);
  });

  it('shortens the stay for all, and everybody reads it before they agree', () => {
    const story = two();
    story.at(HOUR, OWNERS);
    const until = afterNoon(20 * DAY);
    story.at(2 * HOUR, approve(oskar, { ...to(APOLLO), changes: { until } }));
    assert.equal(story.at(3 * HOUR, approve(mia, { ...to(AUDIT), edition: 0 })).came, 'ask-changed');
    assert.equal(story.at(3 * HOUR, approve(mia, { ...to(AUDIT), edition: 1 })).came, 'approved');
  });
});

describe('what fell away', () => {
  it('makes nobody’s click stale but theirs who were asked about it', () => {
    const story = three();
    story.at(HOUR, choose([about(oskar, APOLLO, AUDIT), about(ruth, AUDIT), about(mia, LEDGER)]));
    story.at(2 * HOUR, deny(ruth, to(AUDIT)));
    assert.deepEqual(
      [mia, oskar].map(({ id }) => editionOf(story.now(), id)),
      [0, 1],
    );
    assert.equal(story.at(3 * HOUR, approve(mia, { ...to(LEDGER), edition: 0 })).came, 'agreed');
    assert.equal(story.at(3 * HOUR, approve(oskar, { ...to(APOLLO), edition: 0 })).came, 'ask-changed');
    assert.equal(story.at(4 * HOUR, approve(oskar, { ...to(APOLLO), edition: 1 })).came, 'approved');
  });

  it('takes a yes on a condition along, if that was to nothing else', () => {
    const story = two();
    story.at(HOUR, choose([about(oskar, APOLLO), about(ruth, APOLLO), about(mia, AUDIT)]));
    story.at(2 * HOUR, approve(ruth, { ...to(APOLLO), changes: { sponsor: nora }, sponsorMay: true }));
    assert.ok(story.waiting().proposed);
    assert.equal(story.at(3 * HOUR, deny(oskar, to(APOLLO))).came, 'fell, change-declined');
    assert.equal(story.waiting().proposed, undefined);
  });

  it('leaves a yes on a condition that is to something else', () => {
    const story = two();
    story.at(HOUR, OWNERS);
    story.at(2 * HOUR, approve(mia, { ...to(AUDIT), changes: { sponsor: nora }, sponsorMay: true }));
    assert.equal(story.at(3 * HOUR, deny(oskar, to(APOLLO))).came, 'fell');
    const settle = { type: 'settle-change', by: sue.id, agrees: true, sponsorMay: true, ...to(AUDIT) } as const;
    assert.equal(story.at(4 * HOUR, settle).came, 'changed, approved');
  });
});

describe('an item that too few could answer about', () => {
  it('is asked of the next source, and that alone', () => {
    const story = two();
    const { came, jobs } = story.at(HOUR, choose([about(oskar, APOLLO)]));
    assert.equal(came, 'approvers-chosen, source-exhausted');
    assert.ok(jobs.includes('choose-approvers 0 1'));
    story.at(HOUR, choose([lin], 1));
    assert.deepEqual(
      story.waiting().asked.map(({ person, about: theirs }) => [person.name, theirs]),
      [
        ['Oskar Lind', [APOLLO]],
        ['Lin Wei', [AUDIT]],
      ],
    );
    // Hers is the audit alone, whatever her office.
    assert.equal(story.at(2 * HOUR, deny(lin)).came, 'fell');
    assert.equal(story.at(3 * HOUR, approve(oskar, to(APOLLO))).came, 'approved');
  });

  it('is asked of the next source once its owner cannot be reached', () => {
    const story = two();
    story.at(HOUR, OWNERS);
    assert.equal(story.at(HOUR, reached(mia, 'no')).came, 'approver-reached, source-exhausted');
    story.at(HOUR, choose([lin], 1));
    assert.deepEqual(story.waiting().asked.at(-1)?.about, [AUDIT]);
  });

  it('becomes theirs as well who are asked about another, and they read so on a new card', () => {
    const story = two();
    story.at(HOUR, choose([about(oskar, APOLLO)]));
    story.at(HOUR, choose([lin, ruth], 1));
    for (const person of [lin, ruth]) story.at(HOUR, reached(person));
    story.at(2 * HOUR, approve(ruth));
    story.at(2 * HOUR, reached(oskar, 'no'));
    // Lin need not answer about the audit any more, and Ruth has answered.
    const { came } = story.at(2 * HOUR, choose([lin, ruth], 1));
    assert.equal(came, 'fell, approved');

    const other = two();
    other.at(HOUR, choose([about(oskar, APOLLO)]));
    other.at(HOUR, choose([lin], 1));
    other.at(HOUR, reached(lin));
    other.at(2 * HOUR, reached(oskar, 'no'));
    const more = other.at(2 * HOUR, choose([lin], 1));
    assert.equal(more.came, 'approvers-chosen, more-asked');
    assert.ok(more.jobs.includes(`raise-card ${lin.id} approval more-asked`));
    assert.equal(askedNow(other.now(), lin.id)?.about, undefined);
    assert.equal(other.at(3 * HOUR, approve(lin, { edition: 0 })).came, 'ask-changed');
    assert.equal(other.at(3 * HOUR, approve(lin, { edition: 1 })).came, 'approved');
  });

  it('falls away where nobody is left, with its reason, and the administrators hear of it', () => {
    const story = two();
    story.at(HOUR, OWNERS);
    story.at(HOUR, reached(mia, 'no'));
    const { came, jobs } = story.at(HOUR, choose([], 1));
    assert.equal(came, 'fell');
    assert.ok(jobs.includes('tell-administrators fell 0'));
    assert.deepEqual(fallen(story.now()), [`${AUDIT} nobody-left`]);
    assert.equal(story.at(2 * HOUR, approve(oskar, to(APOLLO))).came, 'approved');
  });

  it('ends it where nothing else is left', () => {
    const story = two();
    story.at(HOUR, OWNERS);
    story.at(2 * HOUR, deny(oskar, to(APOLLO)));
    story.at(HOUR, reached(mia, 'no'));
    assert.equal(story.at(3 * HOUR, choose([], 1)).came, 'expired');
  });

  it('goes on by itself to those who come after a while', () => {
    const story = two({ alternatesAfter: DAY });
    story.at(HOUR, OWNERS);
    story.at(2 * HOUR, approve(oskar, to(APOLLO)));
    const { came, events } = story.at(DAY + HOUR, tick);
    assert.equal(came, 'alternates-asked');
    assert.deepEqual(events[0]?.type === 'alternates-asked' && events[0].about, [AUDIT]);
    assert.equal(story.at(DAY + HOUR, tick).came, '');
    story.at(DAY + HOUR, choose([lin, oskar], 1));
    assert.equal(names(awaited(story.waiting())), 'Mia Lin');
    assert.equal(story.at(DAY + 2 * HOUR, approve(lin)).came, 'approved');
  });

  it('falls away when the time is over, and what has its yes goes on', () => {
    const story = two();
    story.at(HOUR, OWNERS);
    story.at(2 * HOUR, approve(oskar, to(APOLLO)));
    assert.equal(story.at(3 * DAY, tick).came, 'fell, approved');
    assert.deepEqual(fallen(story.now()), [`${AUDIT} unanswered`]);
  });

  it('ends it when the time is over, where nothing has its yes', () => {
    const story = two({ quorum: 'all' });
    story.at(HOUR, choose([about(oskar, APOLLO), about(ruth, APOLLO), about(mia, AUDIT)]));
    story.at(2 * HOUR, approve(oskar, to(APOLLO)));
    assert.equal(story.at(3 * DAY, tick).came, 'expired');
  });
});

describe('whoever answers for an owner', () => {
  const forMia: Chosen = { person: carl, for: { person: mia, how: 'delegated' }, about: [AUDIT] };

  it('decides about that owner’s, and about no more', () => {
    const story = two();
    story.at(HOUR, choose([about(oskar, APOLLO), forMia]));
    story.at(2 * HOUR, deny(carl, { right: { for: mia, about: [AUDIT] } }));
    assert.deepEqual(fallen(story.now()), [`${AUDIT} denied Carl Meyer`]);
    assert.equal(keys(story.waiting()), APOLLO);
    assert.equal(story.at(3 * HOUR, approve(mia, to(AUDIT))).came, 'answered-for');
  });

  it('is asked about that owner’s from the day they stand in', () => {
    const story = two();
    story.at(HOUR, OWNERS);
    story.at(2 * HOUR, { type: 'stand-in', stands: { person: carl, for: { person: mia, how: 'delegated' } } });
    assert.deepEqual(askedNow(story.now(), carl.id)?.about, [AUDIT]);
  });

  it('has from whoever handed it over what was theirs', () => {
    const story = two();
    story.at(HOUR, OWNERS);
    story.at(2 * HOUR, handOver(mia, { person: nora }, to(AUDIT)));
    assert.deepEqual(askedNow(story.now(), nora.id)?.about, [AUDIT]);
    story.at(3 * HOUR, approve(nora, { right: { for: mia, about: [AUDIT] } }));
    assert.deepEqual(story.waiting().agreed[0]?.about, [AUDIT]);
  });

  it('is not somebody who is asked about something else: what is handed over must not be lost', () => {
    const story = two();
    story.at(HOUR, OWNERS);
    assert.equal(story.at(2 * HOUR, handOver(mia, { person: oskar }, to(AUDIT))).came, 'not-to-them');
    const other = two();
    other.at(HOUR, choose([about(oskar, APOLLO, AUDIT), about(mia, AUDIT)]));
    assert.equal(other.at(2 * HOUR, handOver(mia, { person: oskar }, to(AUDIT))).came, 'passed-on');
  });
});

describe('a nomination of one item', () => {
  it('says nothing of which', () => {
    const story = begun({ access: facts().access });
    story.at(HOUR, choose([about(oskar, APOLLO), mia]));
    assert.ok(story.waiting().asked.every((one) => !('about' in one)));
    assert.equal(story.at(2 * HOUR, approve(oskar, to(APOLLO))).came, 'approved');
  });
});
