import { decisionsOf, type Hindrance, type Nomination, type NominationIn } from '../../src/nomination/nomination.js';
import type { Sentence } from '../../src/words/words.js';
import { byMicrosoft, silentStep, type Facts } from '../facts.js';

/** What was done: an invitation is spoken of only where one went out. */
export const invited = (nomination: NominationIn<'invited'>, joined: boolean, facts: Facts): readonly Sentence[] => {
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
  }
};

/** Silence, which of the steps it was in, and who had agreed before it. */
export const expired = (nomination: NominationIn<'expired'>, said: Sentence, facts: Facts): readonly Sentence[] => {
  const { notices, receipt } = facts.words;
  const step = silentStep(nomination);
  const agreed = facts.people(decisionsOf(nomination).map(({ by }) => by));
  if (nomination.nobodyReached)
    return [step === undefined ? notices.expiredUnreached(said) : notices.expiredUnreachedIn(step, agreed, said)];
  const silence = step === undefined ? notices.expired(said) : notices.expiredIn(step, agreed, said);
  return [silence, receipt.undone[facts.undone], notices.again];
};

export const failed = ({ refusal }: NominationIn<'failed'>, facts: Facts): Sentence => {
  const { notices, receipt } = facts.words;
  const why = receipt.refusals[refusal.kind];
  if (facts.aim !== 'invite') return notices.notDone(facts.guestAccount, why);
  return (byMicrosoft(refusal) ? notices.failed : notices.notPossible)(facts.guestAccount, why);
};

export const hindered = ({ kind, tryAgainAt }: Hindrance, facts: Facts): Sentence => {
  const { notices, receipt } = facts.words;
  const why = receipt.hindered[kind](facts.moment(tryAgainAt));
  return (facts.aim === 'invite' ? notices.hindered : notices.allHindered)(facts.guestAccount, why);
};

/** Who is asked next is said where it is known already, and where it is still so. */
export const stageApproved = (nomination: Nomination, said: Sentence, facts: Facts): readonly Sentence[] => {
  const { notices } = facts.words;
  const latest = decisionsOf(nomination).at(-1);
  if (!latest) return [notices.stepAgreed(said)];
  const agreed = notices.stageApproved(facts.name(latest.by.name), said);
  if (nomination.status !== 'awaiting-approval') return [agreed];
  const { length } = nomination.judgement.stages;
  const asked = facts.people(nomination.asked.filter(({ reached }) => reached !== 'no').map(({ person }) => person));
  const step = nomination.stage + 1;
  return [agreed, asked === '' ? notices.nextLooked(step, length) : notices.nextAsked(asked, step, length)];
};

export const refusedAccess = (
  nomination: NominationIn<'invited'>,
  { words: { receipt }, name }: Facts,
): readonly Sentence[] =>
  nomination.grants
    .filter(({ state }) => state === 'refused')
    .slice(0, 8)
    .map(({ access, why }) => receipt.notGiven(name(access.name), receipt.grantRefusals[why ?? 'not-permitted']));
