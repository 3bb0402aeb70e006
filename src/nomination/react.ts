import type { ChannelId, PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import { unreachable } from '../kernel/result.js';
import type { Change, Fallen } from './asking.js';
import { askedNow } from './awaited.js';
import type { NominationEvent } from './events.js';
import { isForAdministrators } from './grant.js';
import type { NominationJob, ToldToAll, Wish } from './jobs.js';
import { sponsorsOf, type Access, type Nomination } from './nomination.js';

export type { NominationJob } from './jobs.js';

/** The jobs that follow from an event. `nomination` is as it stands after all events of the same decision. */
export const react = (event: NominationEvent, nomination: Nomination): readonly NominationJob[] =>
  wishes(event, nomination).map((wish): NominationJob => ({ ...wish, nominationId: nomination.id }));

const wishes = (event: NominationEvent, nomination: Nomination): readonly Wish[] => {
  switch (event.type) {
    case 'nominated':
      if (event.facts.judgement.stages.length > 0)
        return [{ name: 'show-receipt' }, { name: 'choose-approvers', stage: 0, source: 0 }];
      return event.facts.corrects
        ? [{ name: 'show-receipt' }, { name: 'tell-of-correction' }]
        : [{ name: 'show-receipt' }];
    case 'approvers-chosen':
      return [
        ...event.people.filter(({ away }) => !away).map(({ person }) => ask(person)),
        ...(event.channel ? [{ name: 'ask-channel', channel: event.channel.channel } as const] : []),
        REDRAW,
        // Who is asked now is part of the news that the stage before has agreed.
        ...(opensStage(event) && !isFirstStage(nomination) ? tellAll('stage-approved', nomination) : []),
      ];
    case 'source-unread': {
      const { stage, source, why } = event;
      return [{ name: 'tell-administrators', about: 'source-unread', stage, source, why }];
    }
    case 'left-elsewhere':
      return [REDRAW];
    case 'stand-in-asked':
      return [ask(event.stands.person), REDRAW];
    case 'more-asked':
      return [...raisedForMore(event.of, nomination), REDRAW];
    case 'passed-on':
      return event.to ? [ask(event.to.person), REDRAW] : [REDRAW];
    case 'approver-reached':
      return event.reached === 'no' || event.reached === 'by-mail'
        ? [{ name: 'tell-unreachable', personId: event.person.id }, REDRAW]
        : [REDRAW];
    case 'source-exhausted':
    case 'alternates-asked':
      return chooseFrom(event.type === 'alternates-asked' ? event.source : event.source + 1, nomination);
    case 'reminded':
      return [
        ...event.people.map(
          // The revision is of this reminder alone, so that the next one is another job.
          (personId) => ({ name: 'remind-approver', personId, by: event.by, round: nomination.revision }) as const,
        ),
        REDRAW,
      ];
    case 'question-asked':
      return [{ name: 'raise-card', personId: nomination.nominator.id, kind: 'receipt', because: 'question' }, REDRAW];
    case 'question-answered':
      return [...raisedFor(nomination.inquiries?.at(-1)?.by, 'answered', nomination), REDRAW];
    case 'change-proposed':
      return [
        { name: 'raise-card', personId: nomination.nominator.id, kind: 'receipt', because: 'change-proposed' },
        REDRAW,
      ];
    case 'change-declined':
      return [...raisedAgain(event, nomination), REDRAW];
    case 'changed':
      return [REDRAW, ...toldOfChange(event.change, nomination)];
    case 'fell':
      return [REDRAW, ...toldOfFall(event.fallen, nomination)];
    case 'stage-approved':
      return [{ name: 'choose-approvers', stage: event.stage + 1, source: 0 }, REDRAW];
    case 'approved':
      return [{ name: 'invite-guest' }, REDRAW];
    case 'joined':
      return [
        { name: 'show-receipt', personId: event.by.id },
        REDRAW,
        { name: 'tell-nominator', about: 'joined', by: event.by.id },
      ];
    case 'denied':
      return [REDRAW, ...tellAll('denied', nomination)];
    case 'expired':
      return [
        REDRAW,
        ...tellAll('expired', nomination),
        ...(event.nobodyLeft ? [{ name: 'tell-administrators', about: 'nobody-reached' } as const] : []),
      ];
    case 'withdrawn':
      return [
        REDRAW,
        { name: 'forget-link' },
        ...(event.account === 'to-be-removed' && event.guestId
          ? [{ name: 'remove-guest', guestId: event.guestId } as const]
          : []),
        ...(event.account === 'kept' ? takenBack(nomination) : []),
        // Of a call that has no answer yet, an account may have come.
        ...(event.account === 'none' ? [{ name: 'invite-guest' } as const] : []),
        ...(event.corrector ? [{ name: 'tell-nominator', about: 'corrected' } as const] : []),
        ...(event.late ? [] : tellJoined('withdrawn', nomination)),
      ];
    case 'account-removed':
      return [
        REDRAW,
        ...(event.outcome === 'removed' ? [] : takenBack(nomination)),
        ...(event.outcome === 'left' ? [{ name: 'tell-administrators', about: 'account-left' } as const] : []),
      ];
    case 'access-taken':
      return [REDRAW];
    case 'hindered':
      if (!event.first) return [REDRAW];
      return [
        REDRAW,
        ...tellAll('hindered', nomination),
        ...(event.hindrance.kind === 'not-permitted' || event.hindrance.kind === 'invitations-closed'
          ? [{ name: 'tell-administrators', about: 'hindered' } as const]
          : []),
      ];
    case 'resumed':
      return [REDRAW, { name: 'invite-guest' }];
    case 'invited':
      return [
        { name: 'receive-guest' },
        ...nomination.access.map(({ key }) => ({ name: 'give-access', access: key }) as const),
        ...(nomination.status === 'invited' && nomination.mail === 'waiting' ? [{ name: 'mail-guest' } as const] : []),
        REDRAW,
        ...tellAll('invited', nomination),
        ...(namesOthers(nomination) ? [{ name: 'tell-sponsors' } as const] : []),
      ];
    case 'refused':
      return [REDRAW, ...tellAll('failed', nomination), { name: 'tell-administrators', about: 'failed' }];
    case 'agreed':
    case 'move-begun':
    case 'revival-begun':
    case 'channel-reached':
    case 'sponsors-left':
    case 'mail-sent':
      return [REDRAW];
    case 'access-given':
      return [REDRAW, ...(wasRequested(event.access, nomination) ? tellAll('access-delivered', nomination) : [])];
    case 'access-requested':
      return [{ name: 'follow-request', access: event.access }, REDRAW];
    case 'access-held':
      return [REDRAW, ...tellAll('access-held', nomination)];
    case 'access-ended':
      return [REDRAW, { name: 'tell-of-ended-access', access: event.access }];
    case 'access-refused':
      return [
        REDRAW,
        ...tellAll('access-refused', nomination),
        ...(isForAdministrators(event.why) ? [{ name: 'tell-administrators', about: 'access-refused' } as const] : []),
      ];
    case 'mail-asked-again':
      return [{ name: 'mail-guest' }, REDRAW];
    case 'mail-failed':
      return [
        REDRAW,
        { name: 'tell-nominator', about: 'mail-failed' },
        { name: 'tell-administrators', about: 'mail-failed' },
      ];
    default:
      return unreachable(event);
  }
};

/** What takes its time is news when it comes; the rest is part of the news of the invitation. */
const wasRequested = (key: Access['key'], nomination: Nomination): boolean =>
  nomination.status === 'invited' &&
  nomination.grants.some(({ access, request }) => access.key === key && request !== undefined);

const REDRAW = { name: 'redraw-cards' } as const;

const ask = ({ id }: Person): Wish => ({ name: 'ask-approver', personId: id });

/** How many must agree is known from the first people of a stage on. */
const opensStage = ({ needed }: Extract<NominationEvent, { type: 'approvers-chosen' }>): boolean =>
  needed !== undefined;

const isFirstStage = (nomination: Nomination): boolean =>
  nomination.status !== 'awaiting-approval' || nomination.stage === 0;

/** Nothing that opens another source opens another stage, so the stage is still the one it was in. */
const chooseFrom = (source: number, nomination: Nomination): readonly Wish[] =>
  nomination.status === 'awaiting-approval' ? [{ name: 'choose-approvers', stage: nomination.stage, source }] : [];

/** An edit notifies nobody, and they wait for it. Whoever asked in a channel has no card of their own. */
const raisedFor = (
  person: Person | undefined,
  because: 'answered' | 'change-declined' | 'change-overtaken',
  nomination: Nomination,
): readonly Wish[] =>
  person && askedNow(nomination, person.id)
    ? [{ name: 'raise-card', personId: person.id, kind: 'approval', because }]
    : [];

/** Whose card is there reads of it on a new one; on any other it will stand when it comes. */
const raisedForMore = (of: PersonId | ChannelId, nomination: Nomination): readonly Wish[] => {
  const asked = nomination.status === 'awaiting-approval' ? nomination.asked : [];
  return asked.flatMap(({ person, reached }): readonly Wish[] =>
    person.id === of && reached === 'yes'
      ? [{ name: 'raise-card', personId: person.id, kind: 'approval', because: 'more-asked' }]
      : [],
  );
};

const toldOfFall = (fallen: Fallen, { nominator, joined = [], fallen: all = [] }: Nomination): readonly Wish[] => {
  const fall = all.indexOf(fallen);
  return [
    ...[nominator, ...joined].map(({ id }) => ({ name: 'tell-of-fall', personId: id, fall }) as const),
    ...(fallen.why === 'nobody-left' ? [{ name: 'tell-administrators', about: 'fell', fall } as const] : []),
  ];
};

/** Their yes fell with its condition. Whoever has put another in its place, or lost the right to answer, is not asked again. */
const raisedAgain = (
  { proposed, why }: Extract<NominationEvent, { type: 'change-declined' }>,
  nomination: Nomination,
): readonly Wish[] => {
  const isReplaced = nomination.status === 'awaiting-approval' && nomination.proposed !== undefined;
  if (isReplaced || why === 'right-lost') return [];
  return raisedFor(proposed.decision.by, why === 'nominator' ? 'change-declined' : 'change-overtaken', nomination);
};

/** Where the yes with it ended the stage, the news of that says so. Of another sponsor the nominator knows: they agreed to it. */
const toldOfChange = ({ by, to }: Change, nomination: Nomination): readonly Wish[] => {
  const stillAsked = nomination.status === 'awaiting-approval' && nomination.agreed.some((one) => one.by.id === by.id);
  if (!stillAsked) return [];
  return to.sponsor ? tellJoined('changed', nomination) : tellAll('changed', nomination);
};

/** About a stay alone it is the nominator who offers to answer. */
const namesOthers = (nomination: Nomination): boolean =>
  !nomination.purpose && sponsorsOf(nomination).some(({ id }) => id !== nomination.nominator.id);

const tellAll = (about: ToldToAll, nomination: Nomination): readonly Wish[] => [
  { name: 'tell-nominator', about },
  ...tellJoined(about, nomination),
];

/** The account stays; what this one gave does not. */
const takenBack = (nomination: Nomination): readonly Wish[] =>
  nomination.status === 'withdrawn' && nomination.guestId && nomination.grants
    ? [{ name: 'take-back', guestId: nomination.guestId }]
    : [];

/** A job for each of them, so that one who cannot be written to now does not have the others told twice. */
const tellJoined = (about: ToldToAll | 'withdrawn', { joined = [] }: Nomination): readonly Wish[] =>
  joined.map(({ id }) => ({ name: 'tell-joined', about, personId: id }));
