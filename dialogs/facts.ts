import { domainOf } from '../src/kernel/address.js';
import { cleanLine } from '../src/kernel/text.js';
import type { Seen } from '../src/policy/findings.js';
import { displayNameOf } from '../src/policy/naming.js';
import type { Offer } from '../src/policy/policy.js';
import { sayDay, sayDuration, sayList } from '../src/words/dates.js';
import { address as monospaced, inOneLine, type Sentence } from '../src/words/words.js';
import { offersOf, purposeOf, type Draft } from './draft.js';
import type { Surroundings } from './surroundings.js';

/** Of a name in a line of a card. */
export const LONGEST_NAME = 120;

/** The question at the top of the card, as far as it can be put. */
export const headingOf = (draft: Draft, around: Surroundings): Sentence => {
  const says = around.words.nominate;
  if (draft.moves) return says.move(cleanLine(draft.name ?? draft.moves.from, LONGEST_NAME));
  if (!draft.address) return says.someone;
  const guest = cleanLine(guestIn(draft, around), LONGEST_NAME);
  const names = offersOf(draft, around.policy).map(({ name }) => cleanLine(name, LONGEST_NAME));
  const thing = names.length > 0 ? says.and(names) : undefined;
  switch (draft.chosen) {
    case 'end':
      return draft.until ? says.keepUntil(guest, dayIn(draft, around)) : says.keep(guest);
    case 'sponsor':
      return says.answerFor(guest);
    case 'backup':
      return says.backUp(guest);
    case 'revive':
      if (draft.standing?.kind === 'deleted') return thing ? says.restoreFor(guest, thing) : says.restore(guest);
      return thing ? says.enableFor(guest, thing) : says.enable(guest);
    default:
      if (!thing) return says.who(guest);
      return draft.standing?.kind === 'guest' ? says.moreAccess(guest, thing) : says.whoToWhat(guest, thing);
  }
};

const guestIn = ({ name, company, address, chosen }: Draft, { policy }: Surroundings): string => {
  if (name && company) return displayNameOf(policy, { name, company });
  return (chosen && name) ?? address ?? '';
};

const dayIn = ({ until, zone }: Draft, { reader, now }: Surroundings): string =>
  sayDay(until ? new Date(until) : now, zone ?? reader.zone, reader.locale);

/** What is known, one fact a line. */
export const knownFacts = (draft: Draft, around: Surroundings, seen?: Seen): readonly Sentence[] => {
  const { words, policy, now, reader } = around;
  const { facts, fact, ...says } = words.nominate;
  const { reason, until } = draft;
  const offers = purposeOf(draft) ? [] : offersOf(draft, policy);
  return [
    ...guestFact(draft, around, seen),
    ...moveFacts(draft, around),
    ...(offers.length > 0
      ? [
          fact(
            facts.access,
            inOneLine(
              ' · ',
              offers.map((one) => sayThing(one, around)),
            ),
          ),
        ]
      : []),
    ...(reason ? [fact(facts.reason, says.quoted(reason))] : []),
    ...(until
      ? [
          fact(
            facts.until,
            says.until(dayIn(draft, around), sayDuration(new Date(until).getTime() - now.getTime(), reader.locale)),
          ),
        ]
      : []),
  ];
};

/** Of an account that is to go by another address: by which it goes now, and what goes along. */
export const moveFacts = ({ moves }: Draft, { words, reader }: Surroundings): readonly Sentence[] => {
  if (!moves) return [];
  const { facts, fact, alongUnread, alongNothing } = words.nominate;
  const names = sayList(moves.along, reader.locale);
  const along: readonly Sentence[] = [
    names === '' ? alongNothing : [{ typed: names, look: 'plain' }],
    ...(moves.unread ? [alongUnread] : []),
  ];
  return [fact(facts.from, [monospaced(moves.from)]), fact(facts.along, inOneLine(' ', along))];
};

const sayThing = ({ name, kind }: Offer, { words }: Surroundings): Sentence =>
  words.nominate.thing(cleanLine(name, LONGEST_NAME), kind);

const guestFact = (draft: Draft, around: Surroundings, seen: Seen | undefined): readonly Sentence[] => {
  const { facts, fact, guest } = around.words.nominate;
  const { address, name, company } = draft;
  if (!address) return [];
  const said = name && company ? guest(name, company, address) : [monospaced(address)];
  return [fact(facts.guest, inOneLine(' · ', [said, ...(seen ? whence(domainOf(address), seen, around) : [])]))];
};

/** Where the guest comes from: their company's tenant, and who is here from there. */
const whence = (
  domain: string,
  { homeTenant, guestsFromThere, connected }: Seen,
  { words }: Surroundings,
): readonly Sentence[] => {
  const { approval } = words;
  const { firstFromThere, fromThere } = words.nominate.findings;
  return [
    ...(homeTenant === undefined
      ? []
      : [
          homeTenant === 'none' ? approval.noTenant(domain) : approval.tenant(cleanLine(homeTenant.name, LONGEST_NAME)),
        ]),
    ...(connected ? [approval.connected(domain)] : []),
    ...(guestsFromThere === undefined
      ? []
      : [guestsFromThere.all === 0 ? firstFromThere : fromThere(guestsFromThere.all, guestsFromThere.accepted)]),
  ];
};
