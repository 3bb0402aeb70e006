import type { Room } from '../cards/room.js';
import { cleanLine } from '../src/kernel/text.js';
import type { Stage } from '../src/policy/policy.js';
import { isDecidedThere } from '../src/policy/things.js';
import type { Permitted } from '../src/policy/verdict.js';
import { inOneLine, type Sentence } from '../src/words/words.js';
import type { AskedStage } from '../src/workflow/workflow.js';
import { offersOf, type Draft } from './draft.js';
import type { Surroundings } from './surroundings.js';

/** No more approvers than these are named. */
const MOST_NAMES = 6;
const MOST_NAMES_OF_ONE = 3;

/** Who must agree, stage by stage: by name, or by what they are where the rule hides names or they are not known yet. */
export const agreeing = (
  { rule, stages, namesHidden }: Permitted,
  asked: readonly AskedStage[],
  draft: Draft,
  room: Room,
  around: Surroundings,
): Sentence => {
  const says = around.words.nominate;
  if (stages.length === 0)
    return isAllThere(draft, around) ? says.agreeElsewhere : says.atOnce(cleanLine(rule, room.name));
  const thing = says.and(thingsIn(draft, around).map((name) => cleanLine(name, room.name)));
  const all = stages.map((stage, n): Said => {
    const who = asked[n] ?? {};
    if (who.elsewhere) return { who, says: says.agreeElsewhere };
    if (namesHidden) return { who, says: byRole(who.from ?? stage.sources[0]?.from, stage, thing, around) };
    const said = byItem(who, stage, room, around) ?? byName(who, stage, thing, room, around);
    return { who, says: said ?? unnamed(who, stage, thing, around) };
  });
  const [only] = all;
  if (only && all.length === 1) return only.says ?? (only.who.people ? says.agreeNobody : says.agreeUnknown);
  return inOneLine(
    says.then,
    all.map((one) => one.says ?? (one.who.people ? says.relation.administrators : says.agreeLater)),
  );
};

/** What there are owners of. */
const thingsIn = (draft: Draft, { policy }: Surroundings): readonly string[] =>
  draft.moves ? draft.moves.along.slice(0, 3) : offersOf(draft, policy).map(({ name }) => name);

const isAllThere = (draft: Draft, { policy }: Surroundings): boolean => {
  const offers = draft.moves ? [] : offersOf(draft, policy);
  return offers.length > 0 && offers.every(isDecidedThere);
};

type Said = { readonly who: AskedStage; readonly says: Sentence | undefined };

/** Undefined where all is for the same people, or where nobody is known for one of them. */
const byItem = (
  { items = [] }: AskedStage,
  { quorum }: Stage,
  room: Room,
  { words, person }: Surroundings,
): Sentence | undefined => {
  const says = words.nominate;
  const each = items.map(({ name, people = [] }) => ({
    thing: cleanLine(name, room.name),
    names: people.flatMap((one) => (one.id === person.id ? [] : [cleanLine(one.name, room.name)])),
  }));
  if (each.length === 0 || each.some(({ names }) => names.length === 0)) return undefined;
  const said = each.map(({ thing, names }) =>
    says.agreeAbout(thing, quorumOf(quorum, names.slice(0, MOST_NAMES_OF_ONE), says)),
  );
  return inOneLine(says.agreeBesides, said);
};

/** Undefined where they could not be looked up, or there is nobody. */
const byName = (
  { people = [], from }: AskedStage,
  { quorum }: Stage,
  thing: string,
  room: Room,
  { words, person }: Surroundings,
): Sentence | undefined => {
  const says = words.nominate;
  const names = people.filter(({ id }) => id !== person.id).map(({ name }) => cleanLine(name, room.name));
  if (names.length === 0) return undefined;
  const shown = names.slice(0, MOST_NAMES);
  const said = quorumOf(quorum, shown, says);
  switch (from) {
    case 'owners':
      if (thing === '') return says.agree(said);
      return says.agreeAs(said, names.length === 1 ? says.relation.owner(thing) : says.relation.owners(thing));
    case 'manager':
    case 'managers-manager':
    case 'sponsor':
    case 'administrators':
      return says.agreeAs(said, says.relation[from]);
    case 'group':
    case 'channel':
    case 'people':
    case undefined:
      return says.agree(said);
  }
};

const quorumOf = (
  quorum: Stage['quorum'],
  names: readonly string[],
  says: Surroundings['words']['nominate'],
): string => {
  if (names.length === 1 || quorum === 'any' || quorum === 1) return says.or(names);
  return quorum === 'all' || quorum >= names.length ? says.and(names) : says.some(quorum, says.or(names));
};

/** Those of a group or a channel are not looked up before sending; that it is them can be said. */
const unnamed = (who: AskedStage, stage: Stage, thing: string, around: Surroundings): Sentence | undefined =>
  who.people === undefined && (who.from === 'group' || who.from === 'channel')
    ? byRole(who.from, stage, thing, around)
    : undefined;

const byRole = (
  from: AskedStage['from'],
  { quorum }: Stage,
  thing: string,
  { words }: Surroundings,
): Sentence | undefined => {
  const { roles, someOf } = words.nominate;
  if (from === undefined) return undefined;
  const one = from === 'owners' ? roles.owners(thing) : roles[from];
  const kind = quorum === 'any' || quorum === 1 ? undefined : kindOf(from, thing, words);
  return kind && quorum !== 'any' ? someOf(quorum, kind) : one;
};

/** Those of a source in the plural; undefined where there is never more than one. */
const kindOf = (
  from: NonNullable<AskedStage['from']>,
  thing: string,
  { refusals: { whoMay } }: Surroundings['words'],
): Sentence | undefined => {
  switch (from) {
    case 'owners':
      return whoMay.owners(thing);
    case 'people':
      return whoMay.somebody;
    case 'administrators':
    case 'group':
    case 'channel':
      return whoMay[from];
    case 'manager':
    case 'managers-manager':
    case 'sponsor':
      return undefined;
  }
};
