import type { Guest, GuestIn } from '../src/guest/guest.js';
import { unreachable } from '../src/kernel/result.js';
import type { Decision } from '../src/nomination/asking.js';
import { decisionsOf, type Nomination, type NominationIn } from '../src/nomination/nomination.js';
import { isDecidedThere } from '../src/policy/things.js';
import type { Sentence } from '../src/words/words.js';
import { line, signed, type Line } from './card.js';
import { byMicrosoft, silentStep, type Facts, type ReceiptView } from './facts.js';
import { approversOf, waitsFor } from './receipt/approvers.js';
import { fellLines, isShared, itemsOf, withComment } from './receipt/items.js';
import { isIn, isOver, movedOn, takenBack } from './stay.js';

/** How far a nomination has come: one line a step, a full circle for what has happened. The words say the same without it. */
export const stepsOf = ({ nomination, guest, joined }: ReceiptView, facts: Facts): readonly Line[] => {
  const { receipt } = facts.words;
  switch (nomination.status) {
    case 'awaiting-approval':
      return [
        ...agreed([...nomination.decisions, ...(isShared(nomination) ? [] : nomination.agreed)], nomination, facts),
        ...asking(nomination, joined ?? false, facts),
        ...fellLines(nomination, facts),
        ...toCome(facts),
      ];
    case 'approved':
      return [...approvals(nomination, facts), ...fellLines(nomination, facts), ...toCome(facts)];
    case 'invited':
      return [
        ...approvals(nomination, facts),
        ...fellLines(nomination, facts),
        ...carriedOut(nomination, guest, joined ?? false, facts),
      ];
    case 'denied': {
      const { decision } = nomination;
      const who = approversOf(nomination, facts).decider(decision, 'within');
      const no = withComment(receipt.denied(who, facts.moment(decision.at)), decision.comment, facts);
      return [
        ...agreed(decisionsOf(nomination), nomination, facts),
        ...fellLines(nomination, facts),
        done(no, 'Attention'),
      ];
    }
    case 'expired':
      return [
        ...agreed(decisionsOf(nomination), nomination, facts),
        ...fellLines(nomination, facts),
        done(silence(nomination, facts)),
      ];
    case 'withdrawn':
      return [
        ...agreed(decisionsOf(nomination), nomination, facts),
        ...fellLines(nomination, facts),
        done(withdrawal(nomination, joined ?? false, facts)),
      ];
    case 'failed': {
      const wasAsked = nomination.judgement.stages.length > 0;
      const approved = wasAsked ? receipt.approvedPlainly : byRule(nomination, facts);
      return [done(approved, 'Good'), ...fellLines(nomination, facts), done(failure(nomination, facts), 'Attention')];
    }
    default:
      return unreachable(nomination);
  }
};

const done = (sentence: Sentence, color?: 'Good' | 'Attention'): Line => signed('●', color, line(sentence));
const todo = (sentence: Sentence): Line => signed('○', undefined, line(sentence, { tone: 'subtle' }));

const agreed = (decisions: readonly Decision[], nomination: Nomination, facts: Facts): readonly Line[] => {
  const { receipt } = facts.words;
  const { decider } = approversOf(nomination, facts);
  const before = decisions.length - MOST_DECISIONS;
  return [
    ...(before > 0 ? [done(receipt.agreedBefore(before), 'Good')] : []),
    ...decisions.slice(-MOST_DECISIONS).map((decision) => {
      const [who, when] = [decider(decision, 'within'), facts.moment(decision.at)];
      const part = facts.partIn(decision);
      const said = part ? receipt.item.approved(part, who, when) : receipt.approved(who, when);
      return done(withComment(said, decision.comment, facts), 'Good');
    }),
  ];
};

/** That a card can hold, each with its comment; the latest. */
const MOST_DECISIONS = 4;

const approvals = (nomination: NominationIn<'approved' | 'invited'>, facts: Facts): readonly Line[] =>
  nomination.decisions.length > 0
    ? agreed(nomination.decisions, nomination, facts)
    : [done(byRule(nomination, facts), 'Good')];

/** Nobody was asked: the rule said so, somebody had agreed to the same guest at another address, or all of it is decided about elsewhere. */
const byRule = ({ corrects, judgement, access }: Nomination, { words: { receipt }, rule }: Facts): Sentence => {
  if (corrects) return receipt.approvedBefore(corrects.address);
  // Where a step was there and nobody answered it, all whom it asks are asked there.
  const isLeft = judgement.stages.length > 0 && access.some(({ kind }) => kind === 'package');
  const isElsewhere = isLeft || access.some(isDecidedThere);
  return isElsewhere ? receipt.approvedElsewhere : receipt.approvedByRule(rule);
};

const silence = (nomination: NominationIn<'expired'>, { words: { receipt }, moment }: Facts): Sentence => {
  const step = silentStep(nomination);
  const when = moment(nomination.at);
  if (nomination.nobodyLeft && !nomination.nobodyReached) return receipt.tooFew(when);
  return step === undefined ? receipt.unanswered(when) : receipt.unansweredIn(step, when);
};

const withdrawal = (nomination: NominationIn<'withdrawn'>, joined: boolean, facts: Facts): Sentence => {
  const { receipt } = facts.words;
  const { at, replacedBy, corrector } = nomination;
  const when = facts.moment(at);
  if (joined || corrector) return (replacedBy ? receipt.replacedBy : receipt.withdrawnBy)(facts.withdrawer, when);
  return (replacedBy ? receipt.replaced : receipt.withdrawn)(when);
};

/** Who is asked, how many of them must agree, and which step it is; item by item, where each is decided about by others. */
const asking = (nomination: NominationIn<'awaiting-approval'>, joined: boolean, facts: Facts): readonly Line[] => {
  const { receipt } = facts.words;
  const { stage, needed = 1 } = nomination;
  const reader = joined ? 'anybody' : 'nominator';
  const names = waitsFor(nomination, facts, reader);
  const { length } = nomination.judgement.stages;
  const which = length > 1 ? step(stage, length, names === '' ? undefined : nomination.begunAt, facts) : [];
  if (isShared(nomination)) return itemsOf(nomination, reader, which, facts);
  return [
    done([
      ...(names === '' ? receipt.looking : receipt.asked(names)),
      ...(needed > 1 ? receipt.agreeing(nomination.agreed.length, needed) : []),
      ...which,
    ]),
  ];
};

/** The first step began when it was sent. */
const step = (stage: number, of: number, since: Date | undefined, { words: { receipt }, moment }: Facts): Sentence =>
  stage === 0 || !since ? receipt.step(stage + 1, of) : receipt.stepSince(stage + 1, of, moment(since));

const toCome = ({ aim, words: { receipt } }: Facts): readonly Line[] => {
  switch (aim) {
    case 'invite':
      return [todo(receipt.notInvited), todo(receipt.notAccepted)];
    case 'access':
      return [todo(receipt.accessToCome)];
    case 'enable':
    case 'restore':
      return [todo(receipt.reviveToCome[aim]), todo(receipt.accessToCome)];
    case 'end':
    case 'sponsor':
    case 'backup':
      return [todo(receipt.notInForce)];
    case 'address':
      return [todo(receipt.notMoved), todo(receipt.notAccepted)];
  }
};

/** After the approval: what was done, which without an invitation is not called one. */
const carriedOut = (
  nomination: NominationIn<'invited'>,
  guest: Guest | undefined,
  joined: boolean,
  facts: Facts,
): readonly Line[] => {
  const { aim } = facts;
  const { receipt } = facts.words;
  const invited = nomination.alreadyGuest
    ? []
    : [done(receipt.invited(facts.moment(nomination.invitedAt)), 'Good'), acceptance(nomination, guest, facts)];
  switch (aim) {
    case 'invite':
    case 'access':
      if (!nomination.alreadyGuest) return invited;
      return [done(receipt.alreadyGuest, 'Good'), ...(isOver(guest) ? [end(guest, facts)] : [])];
    case 'enable':
    case 'restore':
      // An account of our own making: there was nothing left to bring back, and an invitation went out instead.
      return nomination.ours ? invited : [done(receipt.revived[aim], 'Good'), ...invited];
    case 'end':
      return [done(receipt.inForce.end(facts.guest, facts.until), 'Good')];
    case 'sponsor':
    case 'backup':
      return [
        done(
          joined ? receipt.inForceFor[aim](facts.guest, facts.nominator) : receipt.inForce[aim](facts.guest),
          'Good',
        ),
      ];
    case 'address':
      return [done(receipt.moved(facts.moment(nomination.invitedAt)), 'Good'), acceptance(nomination, guest, facts)];
  }
};

const failure = ({ refusal, at }: NominationIn<'failed'>, { aim, words: { receipt }, moment }: Facts): Sentence => {
  if (aim !== 'invite') return receipt.notDone(moment(at));
  return (byMicrosoft(refusal) ? receipt.refused : receipt.notPossible)(moment(at));
};

const acceptance = (nomination: Nomination, guest: Guest | undefined, facts: Facts): Line => {
  const { moment, words } = facts;
  const { receipt } = words;
  const moved = movedOn(nomination, guest);
  if (moved) return done(receipt.movedOn(moment(moved.at)));
  if (isOver(guest)) return end(guest, facts);
  return isIn(guest) ? done(receipt.accepted(moment(guest.since)), 'Good') : todo(receipt.notAccepted);
};

/** Nothing was removed where the account was not ours to remove. */
const end = (guest: GuestIn<'disabled' | 'removed'>, { words: { receipt }, moment, day }: Facts): Line => {
  const isGone = guest.status === 'removed' && !guest.accountStays;
  if (guest.status === 'removed' && guest.by === 'somebody-else' && guest.accountStays)
    return done(receipt.madeMember(moment(guest.at)), 'Attention');
  const taken = guest.status === 'removed' && takenBack(guest);
  if (taken) return done(receipt.ended[taken](moment(guest.at)), 'Attention');
  if (isGone || !guest.why) return done(receipt.removed(moment(guest.at)), 'Attention');
  // The last day is the one that was agreed; it was over at midnight.
  const when = guest.why === 'over' && guest.until ? day(guest.until) : moment(guest.at);
  return done(receipt.ended[guest.why](when), 'Attention');
};
