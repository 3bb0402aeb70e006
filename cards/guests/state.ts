import { comingEnd, duesOf, isUnanswered } from '../../src/guest/clock.js';
import { isAdopting, reviewers, reviewOf, type GuestIn } from '../../src/guest/guest.js';
import { cleanLine } from '../../src/kernel/text.js';
import type { Sentence } from '../../src/words/words.js';
import { LONGEST_ADDRESS, type GuestFacts } from './facts.js';
import { pieces } from './pieces.js';
import type { Standing } from './standing.js';

export type Staying = GuestIn<'pending-acceptance' | 'active' | 'under-review'>;

/** What stands above already: until when, or that they have not accepted; or since when. */
export type Said = 'end' | 'since';

/** Since when, until when, what with, what for, and who answers for them. */
export const stateOf = (
  guest: Staying,
  { standing, said }: { readonly standing: Standing; readonly said: Said | undefined },
  facts: GuestFacts,
): readonly Sentence[] => {
  const use = guest.status === 'pending-acceptance' ? wouldUse(facts) : mayUse(facts);
  const { words, reason } = facts;
  const purpose = [...use, ...(reason === '' ? [] : [words.reason(reason)])];
  return [
    ...(guest.status === 'pending-acceptance' ? invited(guest, said === 'end', facts) : [here(guest, said, facts)]),
    ...(purpose.length > 0 ? [pieces(purpose)] : []),
    ...responsible(guest, standing, facts),
  ];
};

const wouldUse = ({ words, things }: GuestFacts): readonly Sentence[] =>
  things === '' ? [] : [words.invitedTo(things)];

const mayUse = ({ words, things, lastSignIn }: GuestFacts): readonly Sentence[] => [
  things === '' ? words.mayUseNothing : words.mayUse(things),
  ...(lastSignIn === undefined ? [] : [words.lastSignIn(lastSignIn)]),
];

const here = (
  guest: GuestIn<'active' | 'under-review'>,
  said: Said | undefined,
  { words, until, day }: GuestFacts,
): Sentence => {
  const since = day(guest.since);
  if (said === 'end' || isUnanswered(guest)) return words.hereSince(since);
  if (said === 'since') return until === undefined ? words.noEnd : words.endsOn(until);
  return until === undefined ? words.here(since) : words.hereUntil(since, until);
};

const invited = (guest: GuestIn<'pending-acceptance'>, isSaid: boolean, facts: GuestFacts): readonly Sentence[] => {
  const { words, day } = facts;
  const end = duesOf(guest).find(({ what }) => what === 'give-up');
  return [
    ...(isSaid ? [] : [words.invited(day(guest.invitedAt))]),
    ...(guest.moved ? [words.movedFrom(cleanLine(guest.moved.from, LONGEST_ADDRESS), day(guest.moved.at))] : []),
    ...linkOf(guest, facts),
    ...(end ? [words.givenUp(day(end.at))] : []),
  ];
};

const linkOf = (
  { nudgedAt, renewedAt, address }: GuestIn<'pending-acceptance'>,
  { words, day, link, name, isReader }: GuestFacts,
): readonly Sentence[] => {
  switch (link.by) {
    case 'mail':
      return nudgedAt ? [words.mailedAgain(day(nudgedAt))] : [];
    case 'chat': {
      const where = isReader(link.holder) ? words.linkIs.here : words.linkIs.there(name(link.holder.name));
      return [renewedAt ? words.linkRenewed(day(renewedAt), where) : words.linkGiven(where)];
    }
    case 'none':
      return [words.linkNone(address)];
  }
};

/** Whoever reads knows that they answer for them; not, who else does, and who is asked to. */
const responsible = (guest: Staying, standing: Standing, facts: GuestFacts): readonly Sentence[] => {
  const { words, sponsor, name, isReader } = facts;
  const { backup } = guest;
  const others = [
    ...(isReader(guest.sponsor) || standing === 'asked-over' || isAdopting(guest) ? [] : [words.answers(sponsor)]),
    ...(backup && !isReader(backup) && backup.id !== guest.sponsor.id ? [words.backup(name(backup.name))] : []),
  ];
  return [
    ...(others.length > 0 ? [pieces(others)] : []),
    ...(isUnanswered(guest) ? unanswered(guest, facts) : standing === 'asked-over' ? [] : whoIsAsked(guest, facts)),
  ];
};

const unanswered = (guest: Staying, { words, lastDay }: GuestFacts): readonly Sentence[] => {
  const end = comingEnd(guest);
  return end ? [words.unanswered(lastDay(end))] : [];
};

const whoIsAsked = (guest: Staying, { words, people }: GuestFacts): readonly Sentence[] => {
  const review = reviewOf(guest);
  if (!review || review.why === 'ending' || review.why === 'periodic') return [];
  const asked = reviewers(review);
  return [asked.length === 0 ? words.looking : words.beingAsked(people(asked))];
};
