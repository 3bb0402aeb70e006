import { isUnclaimed, type Guest } from '../src/guest/guest.js';
import { unreachable } from '../src/kernel/result.js';
import { alternatesAt } from '../src/nomination/clock.js';
import { decisionsOf, openInquiry, type Nomination, type NominationIn } from '../src/nomination/nomination.js';
import type { Sentence } from '../src/words/words.js';
import { line, type Line } from './card.js';
import { silentStep, type Facts, type ReceiptView } from './facts.js';
import { whoPaused, whyItWaits } from './hindrance.js';
import { approversOf } from './receipt/approvers.js';
import { outOfReach } from './receipt/reach.js';
import { responsibility } from './responsible.js';
import { isIn, isOver, movedOn } from './stay.js';

/** What the nominator should know beside the steps: what keeps things waiting, what was given, what to do next. */
export const situationOf = (view: ReceiptView, facts: Facts): readonly Line[] => {
  const { nomination, guest } = view;
  const { receipt } = facts.words;
  const undone = receipt.undone[facts.undone];
  switch (nomination.status) {
    case 'awaiting-approval':
      return [
        ...(view.held ? [next(facts.words.emergency.willWait), next(whoPaused(view.held, facts))] : []),
        ...outOfReach(nomination, facts),
        ...clock(nomination, facts),
      ];
    case 'approved': {
      const { hindrance } = nomination;
      return hindrance ? [next(whyItWaits(hindrance, facts))] : [];
    }
    case 'invited': {
      if (isOver(guest) || movedOn(nomination, guest)) return [];
      const isIn = inUse(nomination, guest);
      return [...access(nomination, isIn, guest, facts), ...(isIn ? responsibility(view, facts) : [])];
    }
    case 'denied':
      return [next(afterDenial(nomination, undone, facts))];
    case 'expired':
      return [next(afterSilence(nomination, undone, facts))];
    case 'withdrawn':
      return nomination.replacedBy
        ? [replaced(view, facts)]
        : [leftover(nomination, undone, facts), ...takenBack(nomination, facts)];
    case 'failed':
      return [next(receipt.refusals[nomination.refusal.kind])];
    default:
      return unreachable(nomination);
  }
};

/** Whether the guest is in: by accepting, or from before. */
export const inUse = (nomination: NominationIn<'invited'>, guest: Guest | undefined): boolean =>
  nomination.alreadyGuest || isIn(guest);

const next = (sentence: Sentence): Line => line(sentence, { spacing: 'Default' });

/** When it goes on by itself, and when it ends. While a question is open, the question says what the clock does. */
const clock = (nomination: NominationIn<'awaiting-approval'>, facts: Facts): readonly Line[] => {
  const { receipt } = facts.words;
  const { dueAt, remindedAt } = nomination;
  const others = openInquiry(nomination) ? undefined : alternatesAt(nomination);
  const said = [
    ...(remindedAt ? [receipt.reminded(facts.moment(remindedAt))] : []),
    ...(others && others < dueAt ? [receipt.alternates(facts.moment(others))] : []),
    receipt.ends(facts.moment(dueAt)),
  ];
  return said.map((sentence) => line(sentence, { tone: 'subtle' }));
};

const afterDenial = (nomination: NominationIn<'denied'>, undone: Sentence, facts: Facts): Sentence => {
  const { receipt } = facts.words;
  const { areHidden, one } = approversOf(nomination, facts);
  return areHidden
    ? receipt.afterDenialUnnamed(undone)
    : receipt.afterDenial(undone, one(nomination.decision.by, 'within'));
};

const afterSilence = (nomination: NominationIn<'expired'>, undone: Sentence, { words }: Facts): Sentence => {
  const { receipt } = words;
  if (nomination.nobodyReached) return receipt.afterNobodyReached(undone);
  if (nomination.nobodyLeft) return receipt.afterTooFew(undone);
  const step = silentStep(nomination);
  if (step !== undefined) return receipt.afterSilenceIn(step, undone);
  return decisionsOf(nomination).length > 0 ? receipt.afterSilenceOfSome(undone) : receipt.afterSilence(undone);
};

const replaced = ({ joined, nomination }: ReceiptView, { words: { receipt }, withdrawer }: Facts): Line =>
  next(joined || isCorrected(nomination) ? receipt.afterReplacingBy(withdrawer) : receipt.afterReplacing);

const isCorrected = (nomination: Nomination): boolean =>
  nomination.status === 'withdrawn' && nomination.corrector !== undefined;

/** What became of what it had given, where the account stays. */
const takenBack = ({ access, taken }: NominationIn<'withdrawn'>, facts: Facts): readonly Line[] => {
  if (!taken) return [];
  const { withdrawnAccount: says } = facts.words.receipt;
  const named = (keys: readonly string[]) =>
    facts.list(access.filter(({ key }) => keys.includes(key)).map(({ name }) => name));
  return [
    ...(taken.taken.length > 0 ? [line(says.taken(named(taken.taken)))] : []),
    ...(taken.left.length > 0 ? [line(says.takenNot(named(taken.left)), { tone: 'attention' })] : []),
    ...(taken.shared.length > 0 ? [line(says.shared(named(taken.shared)))] : []),
    ...(taken.kept?.length ? [line(says.accepted(named(taken.kept)))] : []),
  ];
};

const leftover = (nomination: NominationIn<'withdrawn'>, undone: Sentence, facts: Facts): Line => {
  const { receipt } = facts.words;
  const { account } = nomination;
  switch (account) {
    case 'none':
      // An account may have been enabled or restored, and access not given yet.
      return next(facts.aim === 'enable' || facts.aim === 'restore' ? receipt.nothingMore : undone);
    case 'kept':
      if (!nomination.grants) return next(receipt.withdrawnAccount.kept(facts.things));
      return next(receipt.withdrawnAccount[nomination.taken ? 'stays' : 'taking']);
    case 'left':
      return line(receipt.withdrawnAccount.left, { spacing: 'Default', tone: 'attention' });
    default:
      return next(receipt.withdrawnAccount[account]);
  }
};

const access = (
  nomination: NominationIn<'invited'>,
  isIn: boolean,
  guest: Guest | undefined,
  facts: Facts,
): readonly Line[] => {
  const { grants } = nomination;
  const given = grants.filter(({ state }) => state === 'given').map((grant) => grant.access.name);
  const said = isIn && given.length > 0 ? [next(canUse(nomination, guest, facts.list(given), facts))] : [];
  const rest = grants.filter(({ state }) => state !== 'given' || !isIn);
  const items = rest.slice(0, MOST_ITEMS).map((grant, n) => grantLine(grant, n === 0 && said.length === 0, facts));
  return [...said, ...items];
};

/** What was given is taken away when the stay ends: later than was asked for, where somebody agreed to that before, or to no end. */
const canUse = (
  { until }: NominationIn<'invited'>,
  guest: Guest | undefined,
  things: string,
  { words: { receipt }, day, guest: who }: Facts,
): Sentence => {
  if (!guest || isUnclaimed(guest)) return receipt.canUse(who, things, day(until));
  if (!guest.until) return receipt.canUseAsLong(who, things);
  return receipt.canUse(who, things, day(guest.until > until ? guest.until : until));
};

/** Of a list that a card can hold. */
const MOST_ITEMS = 8;

const grantLine = (grant: NominationIn<'invited'>['grants'][number], first: boolean, facts: Facts): Line => {
  const { receipt } = facts.words;
  const thing = facts.name(grant.access.name);
  const spacing = first ? 'Default' : 'Small';
  switch (grant.state) {
    case 'given':
      return line(receipt.ready(thing), { spacing });
    case 'waiting':
      return line(receipt.follows(thing), { spacing });
    case 'requested': {
      const since = grant.request?.heldSince;
      return line(since ? receipt.held(thing, facts.moment(since)) : receipt.requested(thing), { spacing });
    }
    case 'ended':
      return line(
        receipt.endedThere[grant.ended?.why ?? 'removed'](thing, grant.ended ? facts.moment(grant.ended.at) : ''),
        {
          spacing,
          tone: 'attention',
        },
      );
    case 'refused':
      return line(receipt.notGiven(thing, receipt.grantRefusals[grant.why ?? 'not-permitted']), {
        spacing,
        tone: 'attention',
      });
  }
};
