import { decisionsOf, type Hindrance, type Nomination, type NominationIn } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import type { Notice } from '../../src/workflow/views.js';
import { byMicrosoft, silentStep, type Facts } from '../facts.js';
import { whyItWaits } from '../hindrance.js';
import { approversOf, waitsFor } from '../receipt/approvers.js';
import { changesMade } from './changes.js';

/** What was done: an invitation is spoken of only where one went out. */
export const invited = (nomination: NominationIn<'invited'>, joined: boolean, facts: Facts): readonly Sentence[] => [
  ...done(nomination, joined, facts),
  ...changesMade(nomination.changes ?? [], nomination, facts),
];

const done = (nomination: NominationIn<'invited'>, joined: boolean, facts: Facts): readonly Sentence[] => {
  const { aim, guestAccount: guest } = facts;
  const { notices } = facts.words;
  const wentOut = [notices.invited(guest), notices.invitedCard];
  switch (aim) {
    case 'invite':
    case 'access':
      return nomination.alreadyGuest ? [notices.alreadyGuest(guest, facts.things)] : wentOut;
    case 'enable':
    case 'restore':
      if (nomination.ours) return wentOut;
      return [
        notices.revived[aim](guest),
        ...(nomination.alreadyGuest ? [notices.accessFollows(facts.things)] : wentOut),
      ];
    case 'end':
      return [notices.inForce.end(guest, facts.until)];
    case 'sponsor':
    case 'backup':
      return [joined ? notices.inForceFor[aim](guest, facts.nominator) : notices.inForce[aim](guest)];
    case 'address':
      return [notices.moved(guest, facts.address), notices.invitedCard];
  }
};

export const denied = (nomination: NominationIn<'denied'>, said: Sentence, facts: Facts): readonly Sentence[] => {
  const { notices, receipt } = facts.words;
  const { decision } = nomination;
  const who = approversOf(nomination, facts).decider(decision, 'first');
  return [notices.denied(who, said, facts.text(decision.comment)), receipt.undone[facts.undone]];
};

/** Some of it fell away; whether the rest goes on is told as it is now. */
export const fell = ({ nomination, fallen }: Extract<Notice, { about: 'fell' }>, facts: Facts): readonly Sentence[] => {
  const { fell: say } = facts.words.notices;
  const things = facts.list(fallen.access.map(({ name }) => name));
  const { guestAccount: guest } = facts;
  const goesOn = GOES_ON.has(nomination.status) ? [say.restGoesOn] : [];
  if (fallen.why !== 'denied') return [say[fallen.why](things, guest), ...goesOn];
  const who = approversOf(nomination, facts).decider(fallen.decision, 'first');
  return [say.denied(who, things, guest, facts.text(fallen.decision.comment)), ...goesOn];
};

const GOES_ON: ReadonlySet<Nomination['status']> = new Set(['awaiting-approval', 'approved', 'invited']);

/** Silence, which of the steps it was in, and who had agreed before it. */
export const expired = (nomination: NominationIn<'expired'>, said: Sentence, facts: Facts): readonly Sentence[] => {
  const { notices, receipt } = facts.words;
  const step = silentStep(nomination);
  const people = decisionsOf(nomination).map(({ by }) => by);
  const agreed = approversOf(nomination, facts).several(people, 'first');
  if (nomination.nobodyReached)
    return [step === undefined ? notices.expiredUnreached(said) : notices.expiredUnreachedIn(step, agreed, said)];
  if (nomination.nobodyLeft) return [notices.tooFew(said)];
  const ofSome = agreed === '' ? notices.expired(said) : notices.expiredOfSome(agreed, said);
  const silence = step === undefined ? ofSome : notices.expiredIn(step, agreed, said);
  return [silence, receipt.undone[facts.undone], notices.again];
};

export const failed = ({ refusal }: NominationIn<'failed'>, facts: Facts): Sentence => {
  const { notices, receipt } = facts.words;
  const why = receipt.refusals[refusal.kind];
  if (facts.aim !== 'invite') return notices.notDone(facts.guestAccount, why);
  return (byMicrosoft(refusal) ? notices.failed : notices.notPossible)(facts.guestAccount, why);
};

export const hindered = (hindrance: Hindrance, facts: Facts): Sentence => {
  const { notices } = facts.words;
  const why = whyItWaits(hindrance, facts);
  return (facts.aim === 'invite' ? notices.hindered : notices.allHindered)(facts.guestAccount, why);
};

/** Who is asked next is said where it is known already, and where it is still so. */
export const stageApproved = (
  nomination: Nomination,
  said: Sentence,
  joined: boolean,
  facts: Facts,
): readonly Sentence[] => {
  const { notices } = facts.words;
  const latest = decisionsOf(nomination).at(-1);
  if (!latest) return [notices.stepAgreed(said)];
  const agreed = [
    notices.stageApproved(approversOf(nomination, facts).decider(latest, 'first'), said),
    ...changesMade(
      (nomination.changes ?? []).filter(({ by }) => by.id === latest.by.id),
      nomination,
      facts,
    ),
  ];
  if (nomination.status !== 'awaiting-approval') return agreed;
  const { length } = nomination.judgement.stages;
  const asked = waitsFor(nomination, facts, joined ? 'anybody' : 'nominator');
  const step = nomination.stage + 1;
  return [...agreed, asked === '' ? notices.nextLooked(step, length) : notices.nextAsked(asked, step, length)];
};

export const unreached = (
  { nomination, who, mailed, instead }: Extract<Notice, { about: 'approver-unreachable' }>,
  said: Sentence,
  facts: Facts,
): Sentence => {
  const { notices } = facts.words;
  const { areHidden, one } = approversOf(nomination, facts);
  const missed = one(who, 'within');
  if (mailed) return notices.unreachableMailed(missed, said);
  if (instead.length === 0) return notices.unreachable(missed, said);
  return notices.unreachableInstead(missed, said, areHidden ? notices.somebodyElse : facts.approvers(instead));
};

export const refusedAccess = (
  nomination: NominationIn<'invited'>,
  { words: { receipt }, name }: Facts,
): readonly Sentence[] =>
  nomination.grants
    .filter(({ state }) => state === 'refused')
    .slice(0, 8)
    .map(({ access, why }) => receipt.notGiven(name(access.name), receipt.grantRefusals[why ?? 'not-permitted']));

/** Of access packages that somebody in Microsoft Entra must agree to: first the ones about which it is said once more. */
export const heldAccess = (
  { grants }: NominationIn<'invited'>,
  { words: { notices }, guest, list }: Facts,
): readonly Sentence[] => {
  const held = grants.filter(({ state, request }) => state === 'requested' && request?.heldSince);
  const names = (isLong: boolean): string =>
    list(
      held.filter(({ request }) => (request?.saidAgainAt !== undefined) === isLong).map(({ access }) => access.name),
    );
  const [long, fresh] = [names(true), names(false)];
  return [
    ...(long === '' ? [] : [notices.accessHeldLong(long, guest)]),
    ...(fresh === '' ? [] : [notices.accessHeld(fresh, guest)]),
  ];
};

export const deliveredAccess = ({ grants }: NominationIn<'invited'>, { list }: Facts): string =>
  list(grants.filter(({ state, request }) => state === 'given' && request).map(({ access }) => access.name));
