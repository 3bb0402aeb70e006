import { askFirst, execute } from '../cards/actions.js';
import type { Card } from '../cards/card.js';
import { drawChoice } from '../cards/choice.js';
import { factsFor } from '../cards/facts.js';
import { isIn, movedOn } from '../cards/stay.js';
import type { Nomination } from '../src/nomination/nomination.js';
import type { Sentence } from '../src/words/words.js';
import { guestNameOf as nameOf, isMeant } from './own.js';
import { guestOf } from './status.js';
import { named, quoted } from './naming.js';
import type { Surroundings } from './surroundings.js';

/** Each brings its own buttons; a card must stay under 18 KB. */
const MOST_CHOICES = 5;
/** Nominations looked at; older ones than these are settled, or can be reached by their card. */
const LOOKED_AT = 50;
/** What can be taken back, each with its button; a sentence where nothing can. The right is looked up when the button is pressed. */
export const withdrawal = async (
  which: string | undefined,
  around: Surroundings,
): Promise<
  { readonly card: Card; readonly summary: Sentence } | { readonly says: Sentence; readonly matched: boolean }
> => {
  const { words } = around;
  const says = words.commands.withdraw;
  const { open, accepted } = await own(around);
  const meant = which === undefined ? open : open.filter((nomination) => isMeant(nomination, which));
  const [first, ...others] = meant;
  if (!first) {
    const late = which === undefined ? undefined : accepted.find((nomination) => isMeant(nomination, which));
    if (late) return { says: words.refusals.alreadyAccepted(nameOf(late)), matched: true };
    return {
      matched: false,
      says: which === undefined || open.length === 0 ? says.none : says.unknown(quoted(which)),
    };
  }
  return others.length === 0 ? one(first, around) : several(meant, around);
};

/** The nominator's own nominations: what can be taken back, and what it is too late for. */
const own = async (around: Surroundings) => {
  const those = await around.workflow.nominationsOf(around.person.id);
  // What was joined is not theirs to take back.
  const all = those.filter(({ nominator }) => nominator.id === around.person.id).slice(0, LOOKED_AT);
  const standings = await Promise.all(
    all.map(async (nomination) => {
      if (nomination.status === 'awaiting-approval' || nomination.status === 'approved') return 'open';
      if (nomination.status !== 'invited') return 'ended';
      if (nomination.alreadyGuest) return 'accepted';
      if (nomination.move) return 'ended';
      const guest = await guestOf(nomination, around);
      if (movedOn(nomination, guest)) return 'accepted';
      if (guest === undefined || guest.status === 'pending-acceptance') return 'open';
      return isIn(guest) ? 'accepted' : 'ended';
    }),
  );
  const which = (standing: 'open' | 'accepted') => all.filter((_, index) => standings[index] === standing);
  return { open: which('open'), accepted: which('accepted') };
};

const one = (nomination: Nomination, around: Surroundings) => {
  const { words, reader } = around;
  const says = words.commands.withdraw;
  const ask = says.sure(nameOf(nomination), thingsOf(nomination, around));
  const button = execute({ verb: 'withdraw', nomination: nomination.id }, says.yes, 'destructive');
  return {
    card: drawChoice({ ask, among: [{ says: [meaning(nomination, around)], button }] }, reader.locale),
    summary: ask,
  };
};

const several = (meant: readonly Nomination[], around: Surroundings) => {
  const { words, reader } = around;
  const says = words.commands.withdraw;
  const among = meant.slice(0, MOST_CHOICES).map((nomination) => {
    const sure = says.sure(nameOf(nomination), thingsOf(nomination, around));
    const yes = execute({ verb: 'withdraw', nomination: nomination.id }, says.yes, 'destructive');
    return {
      says: [words.receipt.heading(nameOf(nomination), thingsOf(nomination, around))],
      button: askFirst(words.receipt.withdraw, [sure, meaning(nomination, around)], yes),
    };
  });
  const footer = meant.length > MOST_CHOICES ? { footer: says.newest(MOST_CHOICES) } : {};
  return { card: drawChoice({ ask: says.which, among, ...footer }, reader.locale), summary: says.which };
};

const meaning = (nomination: Nomination, { words }: Surroundings): Sentence =>
  nomination.status === 'invited' ? words.commands.withdraw.means.invited : words.commands.withdraw.means.open;

/** The things, or what else was asked for. */
const thingsOf = (nomination: Nomination, { reader }: Surroundings): string => named(factsFor(nomination, reader).what);
