import type { NominationId, PersonId } from '../kernel/ids.js';
import { unreachable } from '../kernel/result.js';
import type { NominationEvent } from './events.js';
import { sponsorsOf, type Access, type Nomination } from './nomination.js';

/** What the world must do about a nomination. A job names what it is about and nothing else: its handler reads the rest. */
export type NominationJob = { readonly nominationId: NominationId } & (
  | { readonly name: 'choose-approvers'; readonly stage: number; readonly source: number }
  | { readonly name: 'ask-approver'; readonly personId: PersonId }
  | { readonly name: 'redraw-cards' }
  /** To whoever joined; absent, to the nominator. */
  | { readonly name: 'show-receipt'; readonly personId?: PersonId }
  | { readonly name: 'tell-nominator'; readonly about: ToldToAll | 'mail-failed' }
  | { readonly name: 'tell-nominator'; readonly about: 'joined'; readonly by: PersonId }
  | { readonly name: 'tell-joined'; readonly about: ToldToAll | 'withdrawn'; readonly personId: PersonId }
  | { readonly name: 'tell-unreachable'; readonly personId: PersonId }
  /** Those whom the nominator named to answer for the guest. */
  | { readonly name: 'tell-sponsors' }
  | {
      readonly name: 'tell-administrators';
      readonly about: 'failed' | 'hindered' | 'nobody-reached' | 'mail-failed' | 'access-refused' | 'account-left';
    }
  | { readonly name: 'invite-guest' }
  | { readonly name: 'receive-guest' }
  | { readonly name: 'give-access'; readonly access: Access['key'] }
  | { readonly name: 'mail-guest' }
  | { readonly name: 'remove-guest'; readonly guestId: PersonId }
  | { readonly name: 'forget-link' }
);

type ToldToAll = 'stage-approved' | 'invited' | 'denied' | 'expired' | 'failed' | 'hindered' | 'access-refused';

type Wish = NominationJob extends infer J ? (J extends NominationJob ? Omit<J, 'nominationId'> : never) : never;

/** The jobs that follow from an event. `nomination` is as it stands after all events of the same decision. */
export const react = (event: NominationEvent, nomination: Nomination): readonly NominationJob[] =>
  wishes(event, nomination).map((wish): NominationJob => ({ ...wish, nominationId: nomination.id }));

const wishes = (event: NominationEvent, nomination: Nomination): readonly Wish[] => {
  switch (event.type) {
    case 'nominated':
      return event.facts.judgement.stages.length > 0
        ? [{ name: 'show-receipt' }, { name: 'choose-approvers', stage: 0, source: 0 }]
        : [{ name: 'show-receipt' }];
    case 'approvers-chosen':
      return [
        ...event.people.map(({ id }) => ({ name: 'ask-approver', personId: id }) as const),
        { name: 'redraw-cards' },
      ];
    case 'approver-reached':
      return event.reached === 'no'
        ? [{ name: 'tell-unreachable', personId: event.person.id }, { name: 'redraw-cards' }]
        : [{ name: 'redraw-cards' }];
    case 'source-exhausted':
      // Nothing that exhausts a source opens another stage, so the stage is still the one it was in.
      return nomination.status === 'awaiting-approval'
        ? [{ name: 'choose-approvers', stage: nomination.stage, source: event.source + 1 }]
        : [];
    case 'nobody-left-to-ask':
      return [{ name: 'tell-administrators', about: 'nobody-reached' }, { name: 'redraw-cards' }];
    case 'stage-approved':
      return [
        { name: 'choose-approvers', stage: event.stage + 1, source: 0 },
        { name: 'redraw-cards' },
        ...tellAll('stage-approved', nomination),
      ];
    case 'approved':
      return [{ name: 'invite-guest' }, { name: 'redraw-cards' }];
    case 'joined':
      return [
        { name: 'show-receipt', personId: event.by.id },
        { name: 'redraw-cards' },
        { name: 'tell-nominator', about: 'joined', by: event.by.id },
      ];
    case 'denied':
      return [{ name: 'redraw-cards' }, ...tellAll('denied', nomination)];
    case 'expired':
      return [{ name: 'redraw-cards' }, ...tellAll('expired', nomination)];
    case 'withdrawn':
      return [
        { name: 'redraw-cards' },
        { name: 'forget-link' },
        ...(event.account === 'to-be-removed' && event.guestId
          ? [{ name: 'remove-guest', guestId: event.guestId } as const]
          : []),
        ...(event.late ? [] : tellJoined('withdrawn', nomination)),
      ];
    case 'account-removed':
      return event.outcome === 'left'
        ? [{ name: 'redraw-cards' }, { name: 'tell-administrators', about: 'account-left' }]
        : [{ name: 'redraw-cards' }];
    case 'hindered':
      if (!event.first) return [{ name: 'redraw-cards' }];
      return [
        { name: 'redraw-cards' },
        ...tellAll('hindered', nomination),
        ...(event.hindrance.kind === 'not-permitted' || event.hindrance.kind === 'invitations-closed'
          ? [{ name: 'tell-administrators', about: 'hindered' } as const]
          : []),
      ];
    case 'invited':
      return [
        { name: 'receive-guest' },
        ...nomination.access.map(({ key }) => ({ name: 'give-access', access: key }) as const),
        ...(nomination.status === 'invited' && nomination.mail === 'waiting' ? [{ name: 'mail-guest' } as const] : []),
        { name: 'redraw-cards' },
        ...tellAll('invited', nomination),
        ...(namesOthers(nomination) ? [{ name: 'tell-sponsors' } as const] : []),
      ];
    case 'refused':
      return [
        { name: 'redraw-cards' },
        ...tellAll('failed', nomination),
        { name: 'tell-administrators', about: 'failed' },
      ];
    case 'sponsors-left':
    case 'access-given':
    case 'mail-sent':
      return [{ name: 'redraw-cards' }];
    case 'access-refused':
      return [
        { name: 'redraw-cards' },
        ...tellAll('access-refused', nomination),
        ...(event.why === 'not-permitted' ? [{ name: 'tell-administrators', about: 'access-refused' } as const] : []),
      ];
    case 'mail-asked-again':
      return [{ name: 'mail-guest' }, { name: 'redraw-cards' }];
    case 'mail-failed':
      return [
        { name: 'redraw-cards' },
        { name: 'tell-nominator', about: 'mail-failed' },
        { name: 'tell-administrators', about: 'mail-failed' },
      ];
    default:
      return unreachable(event);
  }
};

/** About a stay alone it is the nominator who offers to answer. */
const namesOthers = (nomination: Nomination): boolean =>
  !nomination.purpose && sponsorsOf(nomination).some(({ id }) => id !== nomination.nominator.id);

const tellAll = (about: ToldToAll, nomination: Nomination): readonly Wish[] => [
  { name: 'tell-nominator', about },
  ...tellJoined(about, nomination),
];

/** A job for each of them, so that one who cannot be written to now does not have the others told twice. */
const tellJoined = (about: ToldToAll | 'withdrawn', { joined = [] }: Nomination): readonly Wish[] =>
  joined.map(({ id }) => ({ name: 'tell-joined', about, personId: id }));
