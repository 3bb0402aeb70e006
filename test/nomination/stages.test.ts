import assert from 'node:assert/strict';
import { DAY, HOUR } from '../../src/kernel/clock.js';
import { decide } from '../../src/nomination/decide.js';
import type { NominationCommand } from '../../src/nomination/commands.js';
import { evolve } from '../../src/nomination/evolve.js';
import { decisionsOf, type Facts, type Nomination } from '../../src/nomination/nomination.js';
import { react, type NominationJob } from '../../src/nomination/react.js';
import { ada, afterNoon, facts, lin, mia, oskar, ruth, sue } from '../support/samples.js';

/** Oskar or Mia first, for three days; then Ruth, for one. */
const twoStages: Facts['judgement'] = {
  rule: 'First contact',
  policy: 'f'.repeat(64),
  stages: [
    { sources: [{ from: 'owners' }, { from: 'administrators' }], quorum: 'any', within: 3 * DAY, handOver: true },
    {
      sources: [{ from: 'people', addresses: ['ruth@contoso.com'] }, { from: 'administrators' }],
      quorum: 'any',
      within: DAY,
      handOver: false,
    },
  ],
};
const nominate = (changes: Partial<Facts> = {}): NominationCommand => ({
  type: 'nominate',
  facts: facts({ judgement: twoStages, ...changes }),
});
const chosen = { type: 'choose-approvers', stage: 0, source: 0, people: [{ person: oskar }, { person: mia }] } as const;
const chosenNext = { type: 'choose-approvers', stage: 1, source: 0, people: [{ person: ruth }] } as const;
const says = (by: typeof sue, stage: number, type: 'approve' | 'deny' = 'approve') =>
  ({ type, by, stage, right: 'own', comment: 'fine' }) as const;
const join = (by: typeof sue) => ({ type: 'join', by, mayNominate: true }) as const;
const invited = {
  type: 'record-invitation',
  guestId: ada,
  alreadyGuest: false,
  ours: true,
  repeated: false,
} as const;

/** Plays commands an hour apart, and says what became of the last. */
const play = (...commands: NominationCommand[]) => {
  let nomination: Nomination | undefined;
  let last: ReturnType<typeof decide> | undefined;
  commands.forEach((command, hour) => {
    last = decide(nomination, command, afterNoon(hour * HOUR));
    nomination = (last.ok ? last.events : []).reduce<Nomination | undefined>(evolve, nomination);
  });
  const events = last?.ok ? last.events : [];
  const after = nomination;
  return {
    nomination,
    types: events.map(({ type }) => type),
    refusal: last && !last.ok ? last.refusal : undefined,
    jobs: after ? events.flatMap((event) => react(event, after)) : [],
  };
};
const named = (jobs: readonly NominationJob[]): string[] =>
  jobs.map((job) => ('about' in job ? `${job.name} ${job.about}` : job.name));

describe('a nomination of two stages', () => {
  it('opens the second with the first yes: other people, a clock of their own, the first decision kept', () => {
    const { nomination, types, jobs } = play(nominate(), chosen, says(oskar, 0));
    assert.deepEqual(types, ['stage-approved']);
    assert.ok(nomination?.status === 'awaiting-approval');
    const { stage, source, asked, dueAt, decisions } = nomination;
    assert.deepEqual(
      { stage, source, asked, dueAt },
      { stage: 1, source: 0, asked: [], dueAt: afterNoon(DAY + 2 * HOUR) },
    );
    assert.deepEqual(decisions, [{ by: oskar, at: afterNoon(2 * HOUR), comment: 'fine' }]);
    assert.deepEqual(named(jobs), ['choose-approvers', 'redraw-cards']);
    assert.deepEqual(jobs[0], { name: 'choose-approvers', stage: 1, source: 0, nominationId: nomination.id });
    const next = play(nominate(), chosen, says(oskar, 0), chosenNext);
    assert.deepEqual(named(next.jobs), ['ask-approver', 'redraw-cards', 'tell-nominator stage-approved']);
  });

  it('is approved by the last yes, and keeps both', () => {
    const { nomination, types } = play(nominate(), chosen, says(oskar, 0), chosenNext, says(ruth, 1));
    assert.deepEqual(types, ['approved']);
    assert.ok(nomination?.status === 'approved');
    assert.deepEqual(
      nomination.decisions.map(({ by }) => by.name),
      ['Oskar Lind', 'Ruth Okafor'],
    );
  });

  it('keeps all three decisions where there are three, and takes nobody twice', () => {
    const third = { sources: [{ from: 'administrators' }], quorum: 'any', within: DAY, handOver: false } as const;
    const judgement = { ...twoStages, stages: [...twoStages.stages, third] };
    const asked = (stage: number, person: typeof sue) =>
      ({ type: 'choose-approvers', stage, source: 0, people: [{ person: person }] }) as const;
    const before = [nominate({ judgement }), asked(0, oskar), says(oskar, 0), asked(1, ruth), says(ruth, 1)];
    assert.equal(play(...before, asked(2, lin), says(oskar, 2)).refusal, 'answered-before');
    const { nomination } = play(...before, asked(2, lin), says(lin, 2));
    assert.ok(nomination?.status === 'approved');
    assert.deepEqual(
      nomination.decisions.map(({ by }) => by.id),
      [oskar.id, ruth.id, lin.id],
    );
  });

  it('ends with a no in either', () => {
    assert.deepEqual(play(nominate(), chosen, says(mia, 0, 'deny')).types, ['denied']);
    assert.deepEqual(play(nominate(), chosen, says(oskar, 0), chosenNext, says(ruth, 1, 'deny')).types, ['denied']);
  });

  it('keeps the yes of the first where it ends in the second, by whatever', () => {
    const yes = { by: oskar, at: afterNoon(2 * HOUR), comment: 'fine' };
    const ends: readonly NominationCommand[] = [
      says(ruth, 1, 'deny'),
      { type: 'withdraw', by: sue.id, accepted: false },
    ];
    for (const end of ends) {
      const { nomination, types } = play(nominate(), chosen, says(oskar, 0), chosenNext, end);
      assert.ok(nomination && types.length === 1, end.type);
      assert.deepEqual(decisionsOf(nomination), [yes], types[0]);
    }
    const { nomination } = play(nominate(), chosen, says(oskar, 0), chosenNext);
    assert.ok(nomination);
    const expired = evolve(nomination, { type: 'expired', at: afterNoon(3 * DAY), nobodyReached: false });
    assert.deepEqual(decisionsOf(expired), [yes]);
    for (const ended of [play(nominate(), chosen, says(mia, 0, 'deny')), play(nominate(), chosen, ends[1]!)])
      assert.ok(ended.nomination && !('decisions' in ended.nomination), 'none is kept where nobody agreed');
  });

  it('keeps them too when it was approved, invited and then withdrawn', () => {
    const withdrawn = { type: 'withdraw', by: sue.id, accepted: false } as const;
    const approved = [nominate(), chosen, says(oskar, 0), chosenNext, says(ruth, 1)];
    for (const { nomination } of [play(...approved, withdrawn), play(...approved, withdrawn, invited)]) {
      assert.ok(nomination?.status === 'withdrawn');
      assert.deepEqual(
        nomination.decisions?.map(({ by }) => by.id),
        [oskar.id, ruth.id],
      );
    }
  });

  it('asks nobody longer than the stay would last, in the second stage neither', () => {
    const { nomination } = play(nominate({ until: afterNoon(5 * HOUR) }), chosen, says(oskar, 0));
    assert.deepEqual(nomination?.status === 'awaiting-approval' && nomination.dueAt, afterNoon(5 * HOUR));
  });

  it('never has the same person answer both, nor asks them', () => {
    const twice = play(nominate(), chosen, says(oskar, 0), chosenNext, says(oskar, 1));
    assert.equal(twice.refusal, 'answered-before');
    const asked = play(nominate(), chosen, says(oskar, 0), {
      ...chosenNext,
      people: [{ person: oskar }, { person: ruth }],
    }).nomination;
    assert.deepEqual(asked?.status === 'awaiting-approval' && asked.asked.map(({ person }) => person.name), [
      'Ruth Okafor',
    ]);
  });

  it('asks the next source where the first has nobody but whoever answered before', () => {
    const { types, jobs } = play(nominate(), chosen, says(oskar, 0), { ...chosenNext, people: [{ person: oskar }] });
    assert.deepEqual(types, ['source-exhausted']);
    assert.deepEqual(jobs[0], { name: 'choose-approvers', stage: 1, source: 1, nominationId: facts().id });
  });

  it('ends, and has the administrators hear of it, where nobody of the second stage is left', () => {
    const nobody = { ...chosenNext, people: [] };
    const { types, jobs } = play(nominate(), chosen, says(oskar, 0), nobody, { ...nobody, source: 1 });
    assert.deepEqual(types, ['expired']);
    assert.ok(named(jobs).includes('tell-administrators nobody-reached'));
  });

  it('counts no click that was made for the first in the second', () => {
    assert.equal(play(nominate(), chosen, says(oskar, 0), says(mia, 0)).refusal, 'stage-settled');
  });

  it('lets a late job of the first stage do nothing in the second', () => {
    assert.deepEqual(play(nominate(), chosen, says(oskar, 0), { ...chosen, people: [{ person: lin }] }).types, []);
    const reach = { type: 'record-reach', personId: mia.id, reached: 'no' } as const;
    assert.deepEqual(play(nominate(), chosen, says(oskar, 0), reach).types, []);
  });

  it('asks the sponsor whom the nominator named like anybody else: naming an owner pushes nobody out', () => {
    const asked = play(nominate({ sponsor: mia }), chosen).nomination;
    assert.deepEqual(asked?.status === 'awaiting-approval' && asked.asked.map(({ person }) => person.name), [
      'Oskar Lind',
      'Mia Berg',
    ]);
    assert.deepEqual(play(nominate({ sponsor: mia }), chosen, says(mia, 0)).types, ['stage-approved']);
  });

  it('has those told whom the nominator named to answer, and nobody where it is the nominator alone', () => {
    const told = (changes: Partial<Facts>) => {
      const { jobs } = play(nominate({ judgement: { ...twoStages, stages: [] }, ...changes }), invited);
      return named(jobs).filter((name) => name === 'tell-sponsors').length;
    };
    assert.deepEqual([{ sponsor: mia }, { backup: mia }, { sponsor: mia, backup: lin }].map(told), [1, 1, 1]);
    assert.deepEqual([{}, { sponsor: sue }, { purpose: 'sponsor', access: [] } as const].map(told), [0, 0, 0]);
    assert.equal(told({ purpose: 'backup', access: [], backup: mia }), 0);
  });

  it('records what the directory would not take beside the invitation', () => {
    const { nomination, types } = play(nominate(), chosen, says(oskar, 0), chosenNext, says(ruth, 1), {
      ...invited,
      alreadyGuest: true,
      ours: false,
      sponsorsLeft: 'full',
    });
    assert.deepEqual(types, ['invited', 'sponsors-left']);
    assert.equal(nomination?.status === 'invited' && nomination.sponsorsLeft, 'full');
  });
});

describe('somebody who joins a nomination', () => {
  it('gets a receipt, and the nominator hears of it', () => {
    const { nomination, jobs } = play(nominate(), chosen, join(lin));
    assert.deepEqual(nomination?.joined, [lin]);
    assert.deepEqual(named(jobs), ['show-receipt', 'redraw-cards', 'tell-nominator joined']);
    assert.ok(jobs.some((job) => job.name === 'show-receipt' && job.personId === lin.id));
    assert.ok(jobs.some((job) => job.name === 'tell-nominator' && 'by' in job && job.by === lin.id));
  });

  it('joins once, and not their own', () => {
    assert.deepEqual(play(nominate(), chosen, join(lin), join(lin)).types, []);
    assert.deepEqual(play(nominate(), chosen, join(sue)).types, []);
  });

  it('is an employee who may nominate, comes while it is open, and is one of ten at most', () => {
    assert.equal(play(nominate(), { ...join(lin), mayNominate: false }).refusal, 'not-a-nominator');
    assert.equal(play(nominate(), chosen, says(mia, 0, 'deny'), join(lin)).refusal, 'already-ended');
    assert.equal(
      play(nominate(), { type: 'withdraw', by: sue.id, accepted: false }, join(lin)).refusal,
      'already-ended',
    );
    const eleven = Array.from({ length: 11 }, (_, n) =>
      join({ ...lin, id: `${lin.id.slice(0, -2)}${10 + n}` as typeof lin.id }),
    );
    assert.deepEqual(play(nominate(), ...eleven.slice(0, 10)).types, ['joined']);
    assert.equal(play(nominate(), ...eleven).refusal, 'too-many-joined');
  });

  it('is told all that the nominator is told, and of the withdrawal, once', () => {
    const yes = [nominate(), chosen, join(lin), says(oskar, 0)];
    assert.ok(named(play(...yes, chosenNext).jobs).includes('tell-joined stage-approved'));
    const last = [...yes, chosenNext, says(ruth, 1)];
    assert.ok(named(play(...last, invited).jobs).includes('tell-joined invited'));
    assert.ok(named(play(nominate(), chosen, join(lin), says(mia, 0, 'deny')).jobs).includes('tell-joined denied'));
    const withdrawn = [...last, { type: 'withdraw', by: sue.id, accepted: false } as const];
    assert.ok(named(play(...withdrawn).jobs).includes('tell-joined withdrawn'));
    const found = named(play(...withdrawn, invited).jobs);
    assert.ok(found.includes('remove-guest'));
    assert.ok(!found.includes('tell-joined withdrawn'));
  });

  it('answers it no more, though they were asked', () => {
    const { nomination } = play(nominate(), chosen, join(mia));
    assert.deepEqual(nomination?.status === 'awaiting-approval' && nomination.asked.map(({ person }) => person.name), [
      'Oskar Lind',
    ]);
    assert.equal(play(nominate(), chosen, join(mia), says(mia, 0)).refusal, 'own-nomination');
  });

  it('leaves the question to others: the next source is asked where they were the only ones', () => {
    const { types, jobs } = play(nominate(), { ...chosen, people: [{ person: mia }] }, join(mia));
    assert.deepEqual(types, ['joined', 'source-exhausted']);
    assert.ok(named(jobs).includes('choose-approvers'));
  });

  it('is not asked later', () => {
    assert.deepEqual(play(nominate(), join(oskar), chosen).nomination?.status, 'awaiting-approval');
    const { nomination } = play(nominate(), join(oskar), chosen);
    assert.deepEqual(nomination?.status === 'awaiting-approval' && nomination.asked.map(({ person }) => person.name), [
      'Mia Berg',
    ]);
  });

  it('has not said yes to it before', () => {
    assert.equal(play(nominate(), chosen, says(oskar, 0), join(oskar)).refusal, 'answered-before');
    assert.equal(
      play(nominate(), chosen, says(oskar, 0), chosenNext, says(ruth, 1), join(ruth)).refusal,
      'answered-before',
    );
  });

  it('may still join what is approved and not yet invited', () => {
    assert.deepEqual(play(nominate(), chosen, says(oskar, 0), chosenNext, says(ruth, 1), join(lin)).types, ['joined']);
  });
});
