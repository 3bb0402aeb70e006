import { cleanLine } from '../src/kernel/text.js';
import { displayNameOf } from '../src/policy/naming.js';
import type { Delivery } from '../src/policy/policy.js';
import { sayDay, sayDuration } from '../src/words/dates.js';
import { address as monospaced, type Sentence } from '../src/words/words.js';
import type { Judged } from '../src/workflow/workflow.js';
import { languageFor } from './derived.js';
import { offerOf, type Draft } from './draft.js';
import type { Surroundings } from './surroundings.js';

/** Of a name in a line of a card. */
const LONGEST_NAME = 120;
/** No more approvers than these are named. */
const MOST_NAMES = 6;

/** The question at the top of the card, as far as it can be put. */
export const headingOf = (draft: Draft, { words, policy }: Surroundings): Sentence => {
  const says = words.nominate;
  if (!draft.address) return says.someone;
  const guest =
    draft.name && draft.company ? displayNameOf(policy, { name: draft.name, company: draft.company }) : draft.address;
  const offer = offerOf(draft, policy);
  const short = cleanLine(guest, LONGEST_NAME);
  if (!offer) return says.who(short);
  const thing = cleanLine(offer.name, LONGEST_NAME);
  return draft.standing?.kind === 'guest' ? says.moreAccess(short, thing) : says.whoToWhat(short, thing);
};

/** What is known, one fact a line. */
export const knownFacts = (draft: Draft, around: Surroundings): readonly Sentence[] => {
  const { words, policy, now, reader } = around;
  const { facts, fact, ...says } = words.nominate;
  const { address: at, name, company, reason, until, zone } = draft;
  const offer = offerOf(draft, policy);
  const end = until ? new Date(until) : undefined;
  return [
    ...(at ? [fact(facts.guest, name && company ? says.guest(name, company, at) : [monospaced(at)])] : []),
    ...(offer ? [fact(facts.access, says.thing(cleanLine(offer.name, LONGEST_NAME), offer.kind))] : []),
    ...(reason ? [fact(facts.reason, says.quoted(reason))] : []),
    ...(end
      ? [
          fact(
            facts.until,
            says.until(
              sayDay(end, zone ?? reader.zone, reader.locale),
              sayDuration(end.getTime() - now.getTime(), reader.locale),
            ),
          ),
        ]
      : []),
  ];
};

/** Who must agree, and how the link will travel: what the rule says to a draft that is complete. */
export const ruledFacts = (draft: Draft, judged: Judged, around: Surroundings): readonly Sentence[] => {
  const { words, reader } = around;
  const { facts, fact, ...says } = words.nominate;
  if (!judged.verdict.ok) return [];
  const mail = waysOf(draft, judged.verdict.deliveries);
  const inLanguage = words.nominate.languages[languageFor(draft, reader.locale)];
  const note = noteOf(draft, around);
  return [
    fact(facts.agree, agreeing(judged, draft, around)),
    ...(draft.standing?.kind === 'guest'
      ? []
      : [fact(facts.mail, mail === 'chat' ? says.travels.chat : says.travels[mail](inLanguage))]),
    ...(note ? [fact(facts.note, note)] : []),
  ];
};

export type Way = 'both' | Delivery;

/** What was chosen; else all that the rule allows. */
export const waysOf = (draft: Draft, allowed: readonly Delivery[]): Way => {
  const ways = draft.deliveries ?? allowed;
  if (ways.includes('mail')) return ways.includes('chat') ? 'both' : 'mail';
  return 'chat';
};

const agreeing = (
  { verdict, approvers, from }: Judged,
  draft: Draft,
  { words, person, policy }: Surroundings,
): Sentence => {
  const says = words.nominate;
  if (!verdict.ok || !verdict.stage) return says.atOnce(verdict.ok ? verdict.rule : '');
  if (!approvers) return says.agreeUnknown;
  const names = approvers.filter(({ id }) => id !== person.id).map(({ name }) => cleanLine(name, LONGEST_NAME));
  if (names.length === 0) return says.agreeNobody;
  const said = says.or(names.slice(0, MOST_NAMES));
  const thing = cleanLine(offerOf(draft, policy)?.name ?? '', LONGEST_NAME);
  switch (from) {
    case 'owners':
      return says.agreeAs(said, names.length === 1 ? says.relation.owner(thing) : says.relation.owners(thing));
    case 'manager':
    case 'administrators':
      return says.agreeAs(said, says.relation[from]);
    default:
      return says.agree(said);
  }
};

const noteOf = ({ standing }: Draft, { words }: Surroundings): Sentence | undefined => {
  switch (standing?.kind) {
    case 'guest':
      return words.nominate.isGuest(cleanLine(standing.name, LONGEST_NAME));
    case 'invited-before':
      return words.nominate.invitedBefore;
    case 'unchecked':
      return words.nominate.unchecked;
    default:
      return undefined;
  }
};
