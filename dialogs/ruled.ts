import type { Tone } from '../cards/card.js';
import type { Room } from '../cards/room.js';
import { cleanLine } from '../src/kernel/text.js';
import type { Delivery } from '../src/policy/policy.js';
import type { Permitted } from '../src/policy/verdict.js';
import { inOneLine, type Sentence } from '../src/words/words.js';
import type { AskedStage, Preflight } from '../src/workflow/workflow.js';
import { languageFor } from './derived.js';
import { offerOf, purposeOf, type Draft } from './draft.js';
import { extrasIn } from './extras.js';
import type { Surroundings } from './surroundings.js';
import { sayUnchecked, sayWarning } from './warnings.js';

/** No more approvers than these are named. */
const MOST_NAMES = 6;

export type Said = { readonly says: Sentence; readonly tone?: Tone };

/** Who must agree, what else the rule wanted to know, how the link will travel, and what the look found. */
export const ruledFacts = (
  draft: Draft,
  rule: Permitted,
  look: Preflight,
  room: Room,
  around: Surroundings,
): readonly Said[] => {
  const { words, reader } = around;
  const { facts, fact, quoted } = words.nominate;
  const { answers } = extrasIn(rule.questions, draft, around);
  const sponsor = sponsorsFact(draft, room, around);
  const note = noteOf(draft, room, around);
  const unchecked = sayUnchecked(look.seen, around);
  return [
    ...answers.map(({ label, answer }) => ({
      says: fact(cleanLine(label[reader.locale], room.name), quoted(cleanLine(answer[reader.locale], room.text))),
    })),
    ...(sponsor ? [{ says: fact(facts.sponsor, sponsor) }] : []),
    { says: fact(facts.agree, agreeing(rule, look.stages, draft, room, around)) },
    ...travelling(draft, rule, around).map((says) => ({ says })),
    ...(note ? [{ says: fact(facts.note, note) }] : []),
    ...look.findings.flatMap((finding) => {
      const says = finding.answer === 'warn' && sayWarning(finding, around);
      return says ? [{ says, tone: 'attention' as const }] : [];
    }),
    ...(unchecked ? [{ says: unchecked, tone: 'subtle' as const }] : []),
  ];
};

export type Way = 'both' | Delivery;

/** What was chosen; else all that the rule allows. */
export const waysOf = (draft: Draft, allowed: readonly Delivery[]): Way => {
  const ways = draft.deliveries ?? allowed;
  if (ways.includes('mail')) return ways.includes('chat') ? 'both' : 'mail';
  return 'chat';
};

/** To somebody who is a guest already, or is made one again, nothing travels. */
const travelling = (draft: Draft, rule: Permitted, { words, reader }: Surroundings): readonly Sentence[] => {
  if (draft.standing?.kind === 'guest' || draft.chosen === 'revive') return [];
  const { facts, fact, travels, languages } = words.nominate;
  const way = waysOf(draft, rule.deliveries);
  const inLanguage = languages[languageFor(draft, reader.locale, rule.languages)];
  return [fact(facts.mail, way === 'chat' ? travels.chat : travels[way](inLanguage))];
};

/** Only where it is not simply the nominator. */
const sponsorsFact = (draft: Draft, room: Room, { words, person }: Surroundings): Sentence | undefined => {
  const { sponsor, backup } = draft;
  // Who answers for somebody who is here is a matter of its own.
  if (draft.standing?.kind === 'guest') return undefined;
  const isOther = sponsor !== undefined && sponsor.id !== person.id;
  if (purposeOf(draft) || (!isOther && !backup)) return undefined;
  const says = words.nominate;
  const first = isOther ? cleanLine(sponsor.name, room.name) : says.you;
  return backup ? says.sponsorWith(first, cleanLine(backup.name, room.name)) : says.sponsor(first);
};

const agreeing = (
  { rule, stages }: Permitted,
  asked: readonly AskedStage[],
  draft: Draft,
  room: Room,
  around: Surroundings,
): Sentence => {
  const says = around.words.nominate;
  if (stages.length === 0) return says.atOnce(cleanLine(rule, room.name));
  const all = stages.map((_, n) => asked[n] ?? {});
  const [only] = all;
  if (only && all.length === 1)
    return answering(only, draft, room, around) ?? (only.people ? says.agreeNobody : says.agreeUnknown);
  return inOneLine(
    says.then,
    all.map(
      (stage) =>
        answering(stage, draft, room, around) ?? (stage.people ? says.relation.administrators : says.agreeLater),
    ),
  );
};

/** Undefined where they could not be looked up, or there is nobody. */
const answering = (
  { people, from }: AskedStage,
  draft: Draft,
  room: Room,
  { words, person, policy }: Surroundings,
): Sentence | undefined => {
  const says = words.nominate;
  const names = (people ?? []).filter(({ id }) => id !== person.id).map(({ name }) => cleanLine(name, room.name));
  if (names.length === 0) return undefined;
  const said = says.or(names.slice(0, MOST_NAMES));
  const offer = offerOf(draft, policy);
  const thing = cleanLine(offer?.name ?? '', room.name);
  switch (from) {
    case 'owners':
      if (!offer) return says.agree(said);
      return says.agreeAs(said, names.length === 1 ? says.relation.owner(thing) : says.relation.owners(thing));
    case 'manager':
    case 'administrators':
      return says.agreeAs(said, says.relation[from]);
    case 'people':
    case undefined:
      return says.agree(said);
  }
};

const noteOf = ({ standing, chosen, address }: Draft, room: Room, { words }: Surroundings): Sentence | undefined => {
  const says = words.nominate;
  const name = cleanLine(
    standing && 'name' in standing && standing.name !== '' ? standing.name : (address ?? ''),
    room.name,
  );
  switch (standing?.kind) {
    case 'guest':
      return chosen === undefined || chosen === 'access' ? says.isGuest(name) : undefined;
    case 'invited':
    case 'invited-before':
      return says.invitedBefore;
    case 'disabled':
      return says.enabled(name);
    case 'deleted':
      return chosen === 'revive' ? says.restored(name) : undefined;
    case 'unchecked':
      return says.unchecked;
    case 'new':
    case 'open':
    case undefined:
      return undefined;
  }
};
