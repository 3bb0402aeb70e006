import { cleanLine } from '../src/kernel/text.js';
import type { Offer } from '../src/policy/policy.js';
import { sayList } from '../src/words/dates.js';
import { asMarkdown } from '../src/words/markdown.js';
import type { Sentence } from '../src/words/words.js';
import type { Catalogue } from '../src/workflow/catalogue.js';
import { LONGEST_NAME } from './facts.js';
import type { Surroundings } from './surroundings.js';

/** That somebody reads through; the form can be searched. */
const MOST_LISTED = 30;
const MOST_OWNERS = 3;

/** What somebody may ask for, by name, with who looks after it. Markdown, with everything typed escaped. */
export const catalogueText = async (around: Surroundings): Promise<string> => {
  const { workflow, person, words } = around;
  const says = words.commands.offers;
  const { standing, offers, unsure, notGranted } = await workflow.catalogueFor(person);
  if (standing === 'not-a-nominator' || standing === 'not-an-employee') return asMarkdown(says.notYou);
  const shown = offers.slice(0, MOST_LISTED);
  const left = offers.length - shown.length;
  const [first] = shown;
  const after = [
    ...(left > 0 ? [says.more(left)] : []),
    ...(unsure > 0 ? [says.unsure(unsure)] : []),
    ...(notGranted ? [says.notGranted(namesOf(notGranted.offers, around), notGranted.permissions)] : []),
    ...(first ? [says.how(says.example(cleanLine(first.offer.name, LONGEST_NAME)))] : []),
  ];
  return [
    asMarkdown(first ? says.heading : says.none),
    shown.map((one) => `- ${asMarkdown(sayOne(one, around))}`).join('\n'),
    ...after.map(asMarkdown),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
};

const namesOf = (offers: readonly Offer[], { reader }: Surroundings): string => {
  const names = offers.slice(0, MOST_LISTED).map(({ name }) => cleanLine(name, LONGEST_NAME));
  return sayList([...names, ...(offers.length > names.length ? ['…'] : [])], reader.locale);
};

const sayOne = ({ offer, owners = [] }: Catalogue['offers'][number], { words, reader }: Surroundings): Sentence => {
  const says = words.commands.offers;
  const thing = words.nominate.thing(cleanLine(offer.name, LONGEST_NAME), offer.kind);
  const names = owners.slice(0, MOST_OWNERS).map(({ name }) => cleanLine(name, LONGEST_NAME));
  const others = owners.length - names.length;
  const all = others > 0 ? [...names, words.approval.others(others)] : names;
  return all.length > 0 ? says.owned(thing, sayList(all, reader.locale)) : thing;
};
