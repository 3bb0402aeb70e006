import { factsFor } from '../cards/facts.js';
import { isIn, isOver, movedOn } from '../cards/stay.js';
import type { Person } from '../src/kernel/people.js';
import { unreachable } from '../src/kernel/result.js';
import type { Guest } from '../src/guest/guest.js';
import { askedNow } from '../src/nomination/awaited.js';
import { openInquiry, type Nomination } from '../src/nomination/nomination.js';
import { sayDay, sayList, sayMoment } from '../src/words/dates.js';
import { asMarkdown } from '../src/words/markdown.js';
import type { Sentence } from '../src/words/words.js';
import type { NominateState } from './draft.js';
import { named } from './naming.js';
import type { Surroundings } from './surroundings.js';

/** Lines of a status; older nominations are found by their cards. */
const MOST_LINES = 10;
/** What somebody nominated or joined, newest first, in a sentence each. Markdown, with everything typed escaped. */
export const statusText = async (around: Surroundings, open: NominateState | undefined): Promise<string> => {
  const { workflow, person, words, reader } = around;
  const { status } = words.commands;
  const all = await workflow.nominationsOf(person.id);
  const shown = all.slice(0, MOST_LINES);
  const guests = await Promise.all(shown.map((nomination) => guestOf(nomination, around)));
  const lines = shown.map((nomination, index) => {
    const { guestAccount, what, nominator } = factsFor(nomination, reader);
    const state = stateOf(nomination, guests[index], around);
    const isJoined = nomination.nominator.id !== person.id;
    return status.one(guestAccount, what, isJoined ? status.joined(state, nominator) : state);
  });
  const heading = all.length > shown.length ? status.newest(shown.length) : status.heading;
  return [
    ...(open?.draft.address ? [asMarkdown(status.draft(open.draft.address))] : []),
    ...(lines.length > 0 ? [asMarkdown(heading)] : open?.draft.address ? [] : [asMarkdown(status.none)]),
    lines.map((sentence) => `- ${asMarkdown(sentence)}`).join('\n'),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
};

/** The guest that came of a nomination, where one did. */
export const guestOf = async (
  nomination: Nomination,
  { workflow, person }: Surroundings,
): Promise<Guest | undefined> => {
  if (nomination.status !== 'invited') return undefined;
  const view = await workflow.viewFor(nomination.id, person.id);
  return view?.kind === 'receipt' ? view.guest : undefined;
};

const stateOf = (nomination: Nomination, guest: Guest | undefined, { words, reader }: Surroundings): Sentence => {
  const { status: says } = words.commands;
  const moment = (date: Date) => sayMoment(date, reader.zone, reader.locale);
  const until = sayDay(nomination.until, nomination.zone, reader.locale);
  switch (nomination.status) {
    case 'awaiting-approval': {
      const due = moment(nomination.dueAt);
      const hidden = nomination.judgement.namesHidden === true;
      const inquiry = openInquiry(nomination);
      const name = (who: Person) => (hidden ? words.commands.answer.anApprover : named(who.name));
      if (inquiry) return says.asksYou(name(inquiry.by));
      if (nomination.proposed) return says.proposes(name(nomination.proposed.decision.by));
      const asked = hidden
        ? []
        : nomination.asked.filter(({ person }) => askedNow(nomination, person.id)).map(({ person }) => name(person));
      if (asked.length === 0) return says.waits(due);
      const first = asked.slice(0, 5);
      const together = (nomination.needed ?? 1) > 1 ? sayList(first, reader.locale) : words.nominate.or(first);
      return says.waitsFor(together, due);
    }
    case 'approved':
      if (nomination.hindrance?.kind === 'paused')
        return words.emergency.statusPaused(named(nomination.hindrance.by.name));
      if (nomination.hindrance) return says.hindered(moment(nomination.hindrance.tryAgainAt));
      if (nomination.purpose) return says.approvedForStay;
      return nomination.guest.isGuest ? says.approvedForGuest : says.approved;
    case 'invited':
      if (isOver(guest)) return isGone(guest) ? says.removed(moment(guest.at)) : says.ended(moment(guest.at));
      if (movedOn(nomination, guest)) return says.movedOn;
      if (nomination.purpose && !nomination.move) return says.done(until);
      if (nomination.alreadyGuest) return says.alreadyGuest(until);
      return isIn(guest) ? says.accepted(until) : says.invited(moment(nomination.invitedAt));
    case 'denied':
      return says.denied(
        nomination.judgement.namesHidden ? words.commands.answer.anApprover : named(nomination.decision.by.name),
        moment(nomination.decision.at),
      );
    case 'expired':
      return says.expired(moment(nomination.at));
    case 'withdrawn':
      return (nomination.replacedBy ? says.replaced : says.withdrawn)(moment(nomination.at));
    case 'failed':
      return says.failed(moment(nomination.at));
    default:
      return unreachable(nomination);
  }
};

const isGone = (guest: Guest): boolean => guest.status === 'removed' && !guest.accountStays;
