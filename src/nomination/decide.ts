import { later, MINUTE } from '../kernel/clock.js';
import { unreachable } from '../kernel/result.js';
import type { NominationCommand, NominationEvent, NominationRefusal } from './events.js';
import { barredFrom, stageOf, type Hindrance, type Nomination, type NominationIn } from './nomination.js';

export type NominationDecision =
  | { readonly ok: true; readonly events: readonly NominationEvent[] }
  | { readonly ok: false; readonly refusal: NominationRefusal };

type CommandOf<T extends NominationCommand['type']> = Extract<NominationCommand, { readonly type: T }>;

const nothing = (): NominationDecision => ({ ok: true, events: [] });
const yes = (...events: NominationEvent[]): NominationDecision => ({ ok: true, events });
const refuse = (refusal: NominationRefusal): NominationDecision => ({ ok: false, refusal });

/**
 * A nomination's rules of life. Pure: the same in, the same out. What comes twice or late from a job yields nothing;
 * what comes twice or late from a person is refused, for they want to know.
 */
export const decide = (
  nomination: Nomination | undefined,
  command: NominationCommand,
  at: Date,
): NominationDecision => {
  if (command.type === 'nominate') {
    if (nomination) return nothing();
    const nominated = { type: 'nominated', facts: command.facts, at } as const;
    return command.facts.judgement.stages.length > 0 ? yes(nominated) : yes(nominated, { type: 'approved', at });
  }
  if (!nomination) return refuse('no-such-nomination');

  switch (command.type) {
    case 'choose-approvers': {
      if (nomination.status !== 'awaiting-approval') return nothing();
      if (nomination.stage !== command.stage || nomination.source !== command.source) return nothing();
      if (nomination.asked.some(({ reached }) => reached !== 'no')) return nothing();
      const known = new Set([...barredFrom(nomination), ...nomination.asked.map(({ person }) => person.id)]);
      const people = command.people.filter(({ id }) => !known.has(id));
      return people.length > 0
        ? yes({ type: 'approvers-chosen', source: command.source, people, at })
        : yes(...exhausted(nomination, at));
    }
    case 'record-reach': {
      if (nomination.status !== 'awaiting-approval') return nothing();
      const asked = nomination.asked.find(({ person }) => person.id === command.personId);
      if (asked?.reached !== 'not-yet') return nothing();
      const reached = { type: 'approver-reached', person: asked.person, reached: command.reached, at } as const;
      const lastHope = nomination.asked.every((other) => other === asked || other.reached === 'no');
      return command.reached === 'no' && lastHope ? yes(reached, ...exhausted(nomination, at)) : yes(reached);
    }
    case 'approve':
    case 'deny':
      return answer(nomination, command, at);
    case 'join':
      return join(nomination, command, at);
    case 'withdraw': {
      if (command.by !== nomination.nominator.id) return refuse('not-the-nominator');
      switch (nomination.status) {
        case 'awaiting-approval':
        case 'approved':
          return yes({ type: 'withdrawn', by: command.by, account: 'none', at });
        case 'invited': {
          if (command.accepted || nomination.alreadyGuest) return refuse('already-accepted');
          const account = nomination.ours ? 'to-be-removed' : 'kept';
          return yes({ type: 'withdrawn', by: command.by, account, guestId: nomination.guestId, at });
        }
        default:
          return refuse('already-ended');
      }
    }
    case 'record-removal':
      return nomination.status === 'withdrawn' && nomination.account === 'to-be-removed'
        ? yes({ type: 'account-removed', outcome: command.outcome, at })
        : nothing();
    case 'lapse':
      if (nomination.status !== 'awaiting-approval' || nomination.dueAt > at) return nothing();
      return yes({ type: 'expired', nobodyReached: nomination.asked.every(({ reached }) => reached === 'no'), at });
    case 'record-hindrance':
      if (nomination.status !== 'approved') return nothing();
      return yes({
        type: 'hindered',
        hindrance: command.hindrance,
        first: !nomination.hindrance || passes(nomination.hindrance) !== passes(command.hindrance),
        at,
      });
    case 'record-invitation':
      return recordInvitation(nomination, command, at);
    case 'record-refusal':
      return nomination.status === 'approved' ? yes({ type: 'refused', refusal: command.refusal, at }) : nothing();
    case 'record-access': {
      if (nomination.status !== 'invited') return nothing();
      const waiting = nomination.grants.some(
        ({ access, state }) => access.key === command.access && state === 'waiting',
      );
      if (!waiting) return nothing();
      return command.outcome === 'given'
        ? yes({ type: 'access-given', access: command.access, at })
        : yes({ type: 'access-refused', access: command.access, why: command.outcome.refused, at });
    }
    case 'record-mail':
      if (nomination.status !== 'invited' || nomination.mail === 'unwanted') return nothing();
      if (nomination.mail === 'sent' && command.outcome === 'failed') return nothing();
      return yes({ type: command.outcome === 'sent' ? 'mail-sent' : 'mail-failed', at });
    case 'mail-again': {
      if (command.by !== nomination.nominator.id) return refuse('not-the-nominator');
      if (nomination.status !== 'invited' || nomination.mail === 'unwanted') return refuse('already-ended');
      if (command.accepted) return refuse('already-accepted');
      if (nomination.mail === 'waiting') return refuse('mail-on-its-way');
      const isTooSoon = nomination.mailSentAt && later(nomination.mailSentAt, BETWEEN_MAILS) > at;
      return isTooSoon ? refuse('mail-just-sent') : yes({ type: 'mail-asked-again', at });
    }
    default:
      return unreachable(command);
  }
};

/** One yes is enough in a stage, the last stage's approves; one no ends it wherever it stands. */
const answer = (
  nomination: Nomination,
  command: CommandOf<'approve'> | CommandOf<'deny'>,
  at: Date,
): NominationDecision => {
  if (nomination.status !== 'awaiting-approval') return refuse('already-decided');
  if (isParty(nomination, command.by.id)) return refuse('own-nomination');
  if (nomination.decisions.some(({ by }) => by.id === command.by.id)) return refuse('answered-before');
  if (nomination.stage !== command.stage) return refuse('stage-settled');
  if (nomination.dueAt <= (command.pressedAt ?? at)) return refuse('already-decided');
  if (!command.mayAnswer || barredFrom(nomination).has(command.by.id)) return refuse('not-an-approver');
  const decision = { by: command.by, at, comment: command.comment.trim() };
  if (command.type === 'deny') {
    return decision.comment === '' ? refuse('comment-needed') : yes({ type: 'denied', decision, at });
  }
  const { stage } = nomination;
  return stage + 1 < nomination.judgement.stages.length
    ? yes({ type: 'stage-approved', stage, decision, at })
    : yes({ type: 'approved', decision, at });
};

/** Whoever joins has an interest in it: they answer it neither later nor, by joining afterwards, have answered it before. */
const join = (nomination: Nomination, { by, mayNominate }: CommandOf<'join'>, at: Date): NominationDecision => {
  if (nomination.status !== 'awaiting-approval' && nomination.status !== 'approved') return refuse('already-ended');
  if (isParty(nomination, by.id)) return nothing();
  if (!mayNominate) return refuse('not-a-nominator');
  if (nomination.decisions.some((decision) => decision.by.id === by.id)) return refuse('answered-before');
  if ((nomination.joined ?? []).length >= MOST_JOINED) return refuse('too-many-joined');
  const joined = { type: 'joined', by, at } as const;
  if (nomination.status === 'approved') return yes(joined);
  // They are asked no more; if they were the only hope, somebody else has to be.
  const wasHope = nomination.asked.some(({ person, reached }) => person.id === by.id && reached !== 'no');
  const others = nomination.asked.filter(({ person }) => person.id !== by.id);
  return wasHope && others.every(({ reached }) => reached === 'no')
    ? yes(joined, ...exhausted(nomination, at))
    : yes(joined);
};

const recordInvitation = (
  nomination: Nomination,
  { guestId, alreadyGuest, ours, repeated, sponsorsLeft }: CommandOf<'record-invitation'>,
  at: Date,
): NominationDecision => {
  if (nomination.status === 'approved') {
    const invited = { type: 'invited', guestId, alreadyGuest, ours, repeated, at } as const;
    return sponsorsLeft ? yes(invited, { type: 'sponsors-left', why: sponsorsLeft, at }) : yes(invited);
  }
  // Withdrawn while Microsoft was answering: the account that came of it must not stay behind.
  if (nomination.status === 'withdrawn' && nomination.account === 'none') {
    const account = ours ? 'to-be-removed' : 'kept';
    return yes({ type: 'withdrawn', by: nomination.nominator.id, account, guestId, late: true, at });
  }
  return nothing();
};

/** One guest gets no more than a mail every ten minutes, however often somebody presses. */
const BETWEEN_MAILS = 10 * MINUTE;

/** Each of them is told of everything, so their number has an end. */
const MOST_JOINED = 10;

/** Whose nomination it is. */
const isParty = ({ nominator, joined = [] }: Nomination, id: Nomination['nominator']['id']): boolean =>
  [nominator, ...joined].some((person) => person.id === id);

/** Whether it goes by itself, or needs somebody who changes a permission or a setting. */
const passes = ({ kind }: Hindrance): boolean => kind === 'throttled' || kind === 'unavailable';

/** Nobody of the current source can be asked: the next source's turn, or, after the last, the administrators' concern. */
const exhausted = (nomination: NominationIn<'awaiting-approval'>, at: Date): NominationEvent[] => {
  const sources = stageOf(nomination)?.sources ?? [];
  const spent = { type: 'source-exhausted', source: nomination.source, at } as const;
  return nomination.source + 1 < sources.length ? [spent] : [spent, { type: 'nobody-left-to-ask', at }];
};
