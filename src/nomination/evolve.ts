import { unreachable } from '../kernel/result.js';
import type { NominationEvent } from './events.js';
import { said, type AnsweringEvent } from './evolve/answering.js';
import { asked, type AskingEvent } from './evolve/asking.js';
import { lasting } from './evolve/lasting.js';
import { beginning, expect } from './evolve/stages.js';
import { decisionsOf, type Grant, type Nomination, type NominationIn, type State } from './nomination.js';
import type { Decision } from './asking.js';

/** The nomination after an event. An event that does not fit the state is a bug and throws. */
export const evolve = (nomination: Nomination | undefined, event: NominationEvent): Nomination => {
  if (event.type === 'nominated') {
    return { ...event.facts, ...beginning(event.facts, 0, [], event.at), revision: 1 };
  }
  if (!nomination) throw new Error(`A nomination begins with "nominated", not with "${event.type}".`);
  return { ...next(nomination, event), revision: nomination.revision + 1 };
};

const next = (nomination: Nomination, event: Exclude<NominationEvent, { type: 'nominated' }>): Nomination => {
  switch (event.type) {
    case 'joined':
      return nomination.status === 'awaiting-approval'
        ? asked(nomination, event)
        : { ...nomination, joined: [...(nomination.joined ?? []), event.by] };
    case 'approvers-chosen':
    case 'more-asked':
    case 'source-unread':
    case 'left-elsewhere':
    case 'stand-in-asked':
    case 'channel-reached':
    case 'approver-reached':
    case 'source-exhausted':
    case 'alternates-asked':
    case 'passed-on':
    case 'reminded':
      return asked(expect(nomination, 'awaiting-approval'), event);
    case 'question-asked':
    case 'question-answered':
    case 'changed':
    case 'change-proposed':
    case 'change-declined':
    case 'agreed':
    case 'fell':
      return said(expect(nomination, 'awaiting-approval'), event);
    default:
      return { ...lasting(nomination), ...stateAfter(nomination, event), revision: nomination.revision };
  }
};

/** What ends a stage, and all that comes after the last one. */
type EndingEvent = Exclude<NominationEvent, AskingEvent | AnsweringEvent | { type: 'nominated' }>;

const stateAfter = (nomination: Nomination, event: EndingEvent): State => {
  switch (event.type) {
    case 'stage-approved': {
      const awaiting = expect(nomination, 'awaiting-approval');
      return beginning(lasting(nomination), event.stage + 1, yeses(awaiting, event.decision), event.at);
    }
    case 'approved':
      return {
        status: 'approved',
        decisions: yeses(expect(nomination, 'awaiting-approval'), event.decision),
        approvedAt: event.at,
      };
    case 'denied':
      return { status: 'denied', decision: event.decision, ...agreed(nomination) };
    case 'expired':
      return {
        status: 'expired',
        at: event.at,
        nobodyReached: event.nobodyReached,
        ...(event.nobodyLeft && { nobodyLeft: true }),
        ...agreed(nomination),
      };
    case 'withdrawn':
      return {
        status: 'withdrawn',
        at: event.at,
        account: event.account,
        ...(nomination.status === 'invited' && { grants: nomination.grants }),
        ...(event.guestId && { guestId: event.guestId }),
        ...(event.replacedBy && { replacedBy: event.replacedBy }),
        ...(event.corrector && { corrector: event.corrector }),
        ...agreed(nomination),
      };
    case 'account-removed':
      return { ...expect(nomination, 'withdrawn'), account: event.outcome };
    case 'access-taken': {
      const { taken, left, shared, kept } = event;
      return { ...expect(nomination, 'withdrawn'), taken: { taken, left, shared, ...(kept && { kept }) } };
    }
    case 'hindered':
      return hindered(expect(nomination, 'approved'), event);
    case 'resumed': {
      const { hindrance: _, ...others } = expect(nomination, 'approved');
      return others;
    }
    case 'move-begun':
    case 'revival-begun':
      return { ...expect(nomination, 'approved'), begun: true };
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
      return regrant(expect(nomination, 'invited'), event.access, ({ request }) => ({
        state: 'given',
        ...(event.ours === false && { ours: false }),
        ...(request && { request }),
      }));
    case 'access-requested': {
      const request = { id: event.request, at: event.at };
      return regrant(expect(nomination, 'invited'), event.access, () => ({ state: 'requested', request }));
    }
    case 'access-held': {
      const since = event.again ? { saidAgainAt: event.at } : { heldSince: event.at };
      return regrant(expect(nomination, 'invited'), event.access, ({ state, request }) => ({
        state,
        ...(request && { request: { ...request, ...since } }),
      }));
    }
    case 'access-refused':
      return regrant(expect(nomination, 'invited'), event.access, ({ request }) => ({
        state: 'refused',
        why: event.why,
        ...(request && { request }),
      }));
    case 'access-ended':
      return regrant(expect(nomination, 'invited'), event.access, ({ ours, request }) => ({
        state: 'ended',
        ...(ours === false && { ours }),
        ...(request && { request }),
        ended: { why: event.why, at: event.at },
      }));
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

/** An answer that says "not done" leaves nothing begun; silence does, whatever is heard of other calls. */
const hindered = (
  { begun, ...others }: NominationIn<'approved'>,
  { hindrance, unanswered }: Extract<NominationEvent, { type: 'hindered' }>,
): State => ({ ...others, hindrance, ...(begun && unanswered && { begun }) });

/** Those of the stages before, then those of the stage that ends with this one. */
const yeses = (
  { decisions, agreed: here }: NominationIn<'awaiting-approval'>,
  last?: Decision,
): readonly Decision[] => [...decisions, ...here, ...(last ? [last] : [])];

/** The yeses stay with what ends all the same. */
const agreed = (nomination: Nomination): { readonly decisions?: readonly Decision[] } => {
  const decisions = nomination.status === 'awaiting-approval' ? yeses(nomination) : decisionsOf(nomination);
  return decisions.length > 0 ? { decisions } : {};
};

const regrant = (
  invited: NominationIn<'invited'>,
  key: string,
  change: (grant: Grant) => Omit<Grant, 'access'>,
): State => ({
  ...invited,
  grants: invited.grants.map((grant) =>
    grant.access.key === key ? { access: grant.access, ...change(grant) } : grant,
  ),
});
