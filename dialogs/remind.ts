import { execute } from '../cards/actions.js';
import { drawChoice } from '../cards/choice.js';
import { factsFor } from '../cards/facts.js';
import { sayAction } from '../cards/refusal.js';
import type { Nomination } from '../src/nomination/nomination.js';
import { guestNameOf, isMeant, ownAwaiting } from './own.js';
import { quoted } from './naming.js';
import type { Surroundings } from './surroundings.js';
import { told, unheard, type Told } from './told.js';

/** Each brings its own button; a card must stay under 18 KB. */
const MOST_CHOICES = 5;

/** `remind`, `remind ada@…`: whoever has not answered yet. Once a day; the right and the day are looked up when it is used. */
export const remind = async (which: string | undefined, around: Surroundings): Promise<Told> => {
  const { words, workflow, person, reader } = around;
  const says = words.commands.remind;
  const open = await ownAwaiting(around);
  const meant = which === undefined ? open : open.filter((nomination) => isMeant(nomination, which));
  const [first, ...others] = meant;
  if (!first) return unheard(which === undefined || open.length === 0 ? says.none : says.unknown(quoted(which)));
  if (others.length > 0) return choice(meant, around);
  const answer = await workflow.remind(first.id, person.id);
  return answer.outcome === 'decided'
    ? told(says.done(guestNameOf(first)))
    : { text: sayAction(answer, { verb: 'remind' }, reader) };
};

const choice = (meant: readonly Nomination[], { words, reader }: Surroundings): Told => {
  const says = words.commands.remind;
  const among = meant.slice(0, MOST_CHOICES).map((nomination) => ({
    says: [words.receipt.heading(guestNameOf(nomination), factsFor(nomination, reader).what)],
    button: execute({ verb: 'remind', nomination: nomination.id }, says.button),
  }));
  return { card: drawChoice({ ask: says.which, among }, reader.locale), summary: says.which };
};
