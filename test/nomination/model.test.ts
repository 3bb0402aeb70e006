import assert from 'node:assert/strict';
import { DAY, later } from '../../src/kernel/clock.js';
import { decide } from '../../src/nomination/decide.js';
import { principalIn } from '../../src/nomination/asking.js';
import type { NominationEvent } from '../../src/nomination/events.js';
import { whoseAnswers, type Nomination } from '../../src/nomination/nomination.js';
import { sue } from '../support/samples.js';
import { printCounts, shortestOf, type Counts } from '../support/model.js';
import { APART, play, type Decide, type Watched } from './model/played.js';
import { KINDS, story, type Kind } from './model/steps.js';
import { tell } from './model/telling.js';

const RUNS = 10_000;

/** The shortest story that breaks a promise; undefined where none does. */
const shortest = (
  decideWith: Decide,
  counts?: Counts<Kind>,
  ends?: Map<string, number>,
  apart?: NonNullable<Watched['apart']>,
) =>
  shortestOf(story, RUNS, (told) => {
    const { status } = play(told, decideWith, { ...(counts && { counts }), ...(apart && { apart }) });
    ends?.set(status, (ends.get(status) ?? 0) + 1);
  });

describe('an approval, whatever is done to it in whatever order and at whatever time', function () {
  this.timeout(240_000);

  it('keeps every promise in ten thousand stories, in which everything occurs', () => {
    const counts: Counts<Kind> = new Map();
    const ends = new Map<string, number>();
    const apart: NonNullable<Watched['apart']> = new Map();
    const found = shortest(decide, counts, ends, apart);
    assert.ok(!found, found && `\n${tell(found.told, decide)}`);
    const all = printCounts(KINDS, counts);
    console.log(`      ends: ${[...ends].map(([status, n]) => `${n} ${status}`).join(', ')}`);
    console.log(`      items: ${[...apart].map(([way, n]) => `${n} ${way}`).join(', ')}`);
    const together = APART.filter((way) => (apart.get(way) ?? 0) < RUNS / 100);
    assert.deepEqual(together, [], 'items hardly ever came apart so');
    const rare = KINDS.filter((kind) => (counts.get(kind)?.occurred ?? 0) < 0.02 * all);
    assert.deepEqual(rare, [], 'too rare to have been tested');
    const idle = KINDS.filter((kind) => kind !== 'nominate' && (counts.get(kind)?.['took effect'] ?? 0) < RUNS / 50);
    assert.deepEqual(idle, [], 'hardly ever took effect');
    const ways = ['approved', 'denied', 'expired', 'withdrawn'].filter((status) => (ends.get(status) ?? 0) < RUNS / 50);
    assert.deepEqual(ways, [], 'hardly ever ended so');
  });

  const events = (given: readonly NominationEvent[]) => ({ ok: true, events: given }) as const;
  const stranger = (nomination: Extract<Nomination, { status: 'awaiting-approval' }>) => ({
    ...nomination,
    agreed: nomination.agreed.map((one) => ({ ...one, by: { ...sue, id: nomination.id as unknown as typeof sue.id } })),
  });

  /** Ways in which the rules could be wrong, and what has to be said of them. */
  const mutants: readonly (readonly [name: string, broke: RegExp, decideWith: Decide])[] = [
    [
      'counts a yes without the right to it',
      /counted a yes that was none: .* had no right/,
      (nomination, command, at) =>
        decide(
          nomination,
          command.type === 'approve' && command.right === 'none' ? { ...command, right: 'own' } : command,
          at,
        ),
    ],
    [
      'counts one person twice where two are needed',
      /counted a yes that was none: .* had answered/,
      (nomination, command, at) =>
        nomination?.status === 'awaiting-approval' && command.type === 'approve'
          ? decide(stranger(nomination), command, at)
          : decide(nomination, command, at),
    ],
    [
      'forgets to end once a question was asked',
      /ticks too early, or not at all/,
      (nomination, command, at) => {
        const decision = decide(nomination, command, at);
        const forgets = command.type === 'tick' && nomination?.inquiries && decision.ok;
        return forgets ? events(decision.events.filter(({ type }) => type !== 'expired')) : decision;
      },
    ],
    [
      'lets those who agreed outvote a no',
      /passed over a no/,
      (nomination, command, at) => {
        const isOutvoted = nomination?.status === 'awaiting-approval' && nomination.agreed.length > 0;
        return isOutvoted && command.type === 'deny' ? events([]) : decide(nomination, command, at);
      },
    ],
    [
      'lets somebody and whoever stands in for them both count',
      /counted a yes that was none: .* was answered for/,
      (nomination, command, at) => {
        if (nomination?.status !== 'awaiting-approval' || command.type !== 'approve')
          return decide(nomination, command, at);
        return decide({ ...nomination, agreed: nomination.agreed.map(({ for: _, ...one }) => one) }, command, at);
      },
    ],
    [
      'goes on waiting when its last approver joins',
      /waits for nobody/,
      (nomination, command, at) => {
        const decision = decide(nomination, command, at);
        return command.type === 'join' && decision.ok ? events(decision.events.slice(0, 1)) : decision;
      },
    ],
    [
      'asks the nominator’s stand-in',
      /asks somebody who may not answer/,
      (nomination, command, at) =>
        nomination?.status === 'awaiting-approval' &&
        command.type === 'choose-approvers' &&
        command.people.some(({ for: whose }) => whose?.person.id === sue.id) &&
        command.people.every(({ about }) => !about)
          ? events([{ type: 'approvers-chosen', source: command.source, people: command.people, at }])
          : decide(nomination, command, at),
    ],
  ];
  const otherwise =
    (wrong: (event: NominationEvent) => NominationEvent): Decide =>
    (nomination, command, at) => {
      const decision = decide(nomination, command, at);
      return decision.ok ? events(decision.events.map(wrong)) : decision;
    };
  const apart: typeof mutants = [
    [
      'ends all of it by a no to some of it',
      /ended all of it by a no to some of it/,
      (nomination, command, at) => {
        const decision = decide(nomination, command, at);
        if (command.type !== 'deny' || !decision.ok) return decision;
        return events(
          decision.events.flatMap((event): readonly NominationEvent[] =>
            event.type === 'fell' && event.fallen.decision
              ? [{ type: 'denied', decision: event.fallen.decision, at }]
              : event.type === 'denied'
                ? [event]
                : [],
          ),
        );
      },
    ],
    [
      'counts an owner’s yes to what others own',
      /counted a yes that was none: .* does not decide about all of that/,
      (nomination, command, at) => {
        if (command.type !== 'approve' || command.right === 'none') return decide(nomination, command, at);
        const principal = principalIn(command.right);
        return decide(nomination, { ...command, right: principal ? { for: principal } : 'own' }, at);
      },
    ],
    [
      'lets an owner refuse what others own',
      /counted a no that was none: .* does not decide about all of that/,
      (nomination, command, at) => {
        const decision = decide(nomination, command, at);
        if (command.type !== 'deny' || !decision.ok || nomination?.status !== 'awaiting-approval') return decision;
        const { access } = nomination;
        return events(
          decision.events.map((event): NominationEvent => {
            if (event.type !== 'fell' || event.fallen.why !== 'denied' || access.length < 2) return event;
            const about = access.slice(0, 1).map(({ key }) => key);
            const no = { ...event.fallen.decision, about };
            return { ...event, fallen: { ...event.fallen, access: access.slice(0, 1), decision: no } };
          }),
        );
      },
    ],
    [
      'forgets an item that nobody is left to answer about',
      /waits for nobody/,
      (nomination, command, at) => {
        const decision = decide(nomination, command, at);
        if (!decision.ok || command.type !== 'record-reach') return decision;
        return events(decision.events.filter((event) => event.type !== 'source-exhausted' || !event.about));
      },
    ],
  ];
  const changing: typeof mutants = [
    [
      'takes the nominator’s word for another sponsor than they read of',
      /agreed to a sponsor who was not read of/,
      (nomination, command, at) => {
        if (command.type !== 'settle-change') return decide(nomination, command, at);
        const { sponsor: _, ...unread } = command;
        return decide(nomination, unread, at);
      },
    ],
    [
      'has somebody else answer for the guest than those who agreed had read of',
      /changed who answers for the guest though somebody had agreed/,
      (nomination, command, at) => {
        if (nomination?.status !== 'awaiting-approval') return decide(nomination, command, at);
        const forgetful = decide({ ...nomination, agreed: [] }, command, at);
        const isProposal = forgetful.ok && forgetful.events.some(({ type }) => type === 'change-proposed');
        const isNew = command.type === 'approve' && !whoseAnswers(nomination.agreed).has(command.by.id);
        return command.type === 'settle-change' || (isProposal && isNew) ? forgetful : decide(nomination, command, at);
      },
    ],
    [
      'lets an approver lengthen the stay',
      /asks for more than it did/,
      otherwise((event) =>
        event.type === 'changed' && event.change.to.until
          ? { ...event, change: { ...event.change, to: { until: later(event.change.to.until, 400 * DAY) } } }
          : event,
      ),
    ],
  ];
  for (const [name, broke, mutant] of [...mutants, ...apart, ...changing])
    it(`would be caught if it ${name}`, () => {
      const found = shortest(mutant);
      assert.match(found?.broke ?? 'nothing', broke);
    });

  it('is told as a story where it breaks', () => {
    const [, , mutant] = mutants[0]!;
    const lines = tell(shortest(mutant)!.told, mutant).split('\n');
    console.log(lines.map((line) => `      ${line}`).join('\n'));
    assert.ok(lines.length <= 4, 'short');
    assert.match(lines[0]!, /^Sue nominates Ada: .* of .* within .* → nominated$/);
    assert.match(lines.at(-2)!, /approves stage 0 without the right → approved$/);
    assert.match(lines.at(-1)!, /^and that is wrong: it counted a yes that was none: .* had no right$/);
  });
});
