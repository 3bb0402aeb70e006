import { later } from '../kernel/clock.js';
import type { PersonId } from '../kernel/ids.js';
import { unreachable } from '../kernel/result.js';
import type { NominationEvent } from './events.js';
import { decisionsOf, type Decision, type Facts, type Grant, type Nomination, type State } from './nomination.js';

/** The nomination after an event. An event that does not fit the state is a bug and throws. */
export const evolve = (nomination: Nomination | undefined, event: NominationEvent): Nomination => {
  if (event.type === 'nominated') {
    return { ...event.facts, ...beginning(event.facts, 0, [], event.at), revision: 1 };
  }
  if (!nomination) throw new Error(`A nomination begins with "nominated", not with "${event.type}".`);
  const revision = nomination.revision + 1;
  if (event.type === 'joined') {
    return { ...notAsking(nomination, event.by.id), joined: [...(nomination.joined ?? []), event.by], revision };
  }
  return { ...lasting(nomination), ...stateAfter(nomination, event), revision };
};

/** What stays whatever becomes of it: all of a nomination that no state of it has for itself. */
const lasting = (nomination: Nomination): Facts & Pick<Nomination, 'joined'> => {
  const { id, nominator, guest, access, reason, until, zone, deliveries, judgement, nominatedAt } = nomination;
  const { purpose, revive, sponsor, backup, answers, seen, joined } = nomination;
  return {
    id,
    nominator,
    guest,
    access,
    reason,
    until,
    zone,
    deliveries,
    judgement,
    nominatedAt,
    ...(purpose && { purpose }),
    ...(revive && { revive }),
    ...(sponsor && { sponsor }),
    ...(backup && { backup }),
    ...(answers && { answers }),
    ...(seen && { seen }),
    ...(joined && { joined }),
  };
};

/** A stage as it begins; nobody is asked longer than the stay itself would last. */
const beginning = (facts: Facts, stage: number, decisions: readonly Decision[], at: Date): In<'awaiting-approval'> => {
  const answerBy = later(at, facts.judgement.stages[stage]?.within ?? 0);
  const dueAt = answerBy < facts.until ? answerBy : facts.until;
  return { status: 'awaiting-approval', stage, source: 0, asked: [], decisions, dueAt };
};

/** The yeses stay with what ends all the same. */
const agreed = (nomination: Nomination): { readonly decisions?: readonly Decision[] } => {
  const decisions = decisionsOf(nomination);
  return decisions.length > 0 ? { decisions } : {};
};

/** Whoever joins it is no approver of it any more. */
const notAsking = (nomination: Nomination, who: PersonId): Nomination =>
  nomination.status === 'awaiting-approval'
    ? { ...nomination, asked: nomination.asked.filter(({ person }) => person.id !== who) }
    : nomination;

const stateAfter = (
  nomination: Nomination,
  event: Exclude<NominationEvent, { type: 'nominated' | 'joined' }>,
): State => {
  switch (event.type) {
    case 'approvers-chosen': {
      const awaiting = expect(nomination, 'awaiting-approval');
      const chosen = event.people.map((person) => ({ person, reached: 'not-yet' as const }));
      return { ...awaiting, asked: [...awaiting.asked, ...chosen] };
    }
    case 'approver-reached': {
      const awaiting = expect(nomination, 'awaiting-approval');
      const asked = awaiting.asked.map((one) =>
        one.person.id === event.person.id ? { ...one, reached: event.reached } : one,
      );
      return { ...awaiting, asked };
    }
    case 'source-exhausted':
      return { ...expect(nomination, 'awaiting-approval'), source: event.source + 1 };
    case 'nobody-left-to-ask':
      return expect(nomination, 'awaiting-approval');
    case 'stage-approved': {
      const { decisions } = expect(nomination, 'awaiting-approval');
      return beginning(nomination, event.stage + 1, [...decisions, event.decision], event.at);
    }
    case 'approved': {
      const { decisions } = expect(nomination, 'awaiting-approval');
      return {
        status: 'approved',
        decisions: event.decision ? [...decisions, event.decision] : decisions,
        approvedAt: event.at,
      };
    }
    case 'denied':
      return { status: 'denied', decision: event.decision, ...agreed(nomination) };
    case 'expired':
      return { status: 'expired', at: event.at, nobodyReached: event.nobodyReached, ...agreed(nomination) };
    case 'withdrawn':
      return {
        status: 'withdrawn',
        at: event.at,
        account: event.account,
        ...(event.guestId && { guestId: event.guestId }),
        ...agreed(nomination),
      };
    case 'account-removed':
      return { ...expect(nomination, 'withdrawn'), account: event.outcome };
    case 'hindered':
      return { ...expect(nomination, 'approved'), hindrance: event.hindrance };
    case 'invited': {
      const { decisions, approvedAt } = expect(nomination, 'approved');
      const mail = nomination.deliveries.includes('mail') && !event.alreadyGuest ? 'waiting' : 'unwanted';
      const grants = nomination.access.map((access): Grant => ({ access, state: 'waiting' }));
      const { guestId, alreadyGuest, ours } = event;
      return {
        status: 'invited',
        decisions,
        approvedAt,
        invitedAt: event.at,
        guestId,
        alreadyGuest,
        ours,
        grants,
        mail,
        mailRound: 1,
      };
    }
    case 'sponsors-left':
      return { ...expect(nomination, 'invited'), sponsorsLeft: event.why };
    case 'refused':
      return { status: 'failed', at: event.at, refusal: event.refusal };
    case 'access-given':
      return regrant(expect(nomination, 'invited'), event.access, { state: 'given' });
    case 'access-refused':
      return regrant(expect(nomination, 'invited'), event.access, { state: 'refused', why: event.why });
    case 'mail-sent':
      return { ...expect(nomination, 'invited'), mail: 'sent', mailSentAt: event.at };
    case 'mail-failed':
      return { ...expect(nomination, 'invited'), mail: 'failed' };
    case 'mail-asked-again': {
      const invited = expect(nomination, 'invited');
      return { ...invited, mail: 'waiting', mailRound: invited.mailRound + 1 };
    }
    default:
      return unreachable(event);
  }
};

type In<S extends State['status']> = Extract<State, { status: S }>;

const expect = <S extends State['status']>(nomination: Nomination, status: S): In<S> => {
  if (nomination.status !== status)
    throw new Error(`Expected a nomination that is ${status}, found ${nomination.status}.`);
  return nomination as unknown as In<S>;
};

const regrant = (invited: In<'invited'>, key: string, change: Omit<Grant, 'access'>): State => ({
  ...invited,
  grants: invited.grants.map((grant) => (grant.access.key === key ? { access: grant.access, ...change } : grant)),
});
