import type { PersonId } from '../../kernel/ids.js';
import type { Person } from '../../kernel/people.js';
import { unreachable } from '../../kernel/result.js';
import type { ApproverSource, Offer, Stage } from '../../policy/policy.js';
import { isDecidedThere, mayBeLeftThere } from '../../policy/things.js';
import { asksUnknown } from '../asked-there.js';
import { entitled } from '../entitled.js';
import type { Account, Known, Survey } from '../ports.js';
import type { AskedItem, AskedStage } from '../workflow.js';
import { policyOf } from './rows/package.js';
import { isLiveGuest, isMove, type Scene } from './scene.js';

/**
 * Who would be asked first in each stage, out of what was surveyed; the same people as `Rights` would look up then. What no
 * survey asks for has no names here: the members of a group, whoever is in a channel, the manager's manager.
 */
export const approversIn = (scene: Scene): readonly AskedStage[] =>
  scene.verdict?.ok ? scene.verdict.stages.map((stage) => askedIn(stage, scene)) : [];

/** Owners are asked about what is theirs alone, and whoever comes after them about what has none. */
const askedIn = (stage: Stage, scene: Scene): AskedStage => {
  const all = askedAbout(stage, scene);
  const { ask } = scene;
  if (ask.purpose || ask.offers.length < 2) return all;
  const items = ask.offers.map((offer): AskedItem => {
    const alone = askedAbout(stage, { ...scene, ask: { ...ask, offers: [offer] } });
    return { name: offer.name, ...alone };
  });
  return items.every((item) => isSame(item, items[0])) ? all : { ...all, items };
};

const isSame = (one: AskedItem, other: AskedItem | undefined): boolean =>
  one.from === other?.from && one.elsewhere === other?.elsewhere && idsOf(one) === idsOf(other);
const idsOf = (item: AskedItem | undefined): string | undefined => item?.people?.map(({ id }) => id).join();

const askedAbout = (stage: Stage, scene: Scene): Omit<AskedStage, 'items'> => {
  const { ask } = scene;
  const isLeft = leavesThere(stage, scene);
  if (isLeft && !ask.purpose && ask.offers.length > 0 && ask.offers.every(isDecidedThere)) return ELSEWHERE;
  for (const source of stage.sources) {
    const people = peopleFrom(source, scene);
    if (!people.known) return { from: source.from };
    const others = people.value.filter(({ id }) => id !== ask.nominator.id);
    if (others.length > 0) {
      const here = source.from === 'owners' && isLeft ? askedHere(others, scene) : others;
      if (!here) return { from: source.from };
      return here.length > 0 ? { people: here, from: source.from } : ELSEWHERE;
    }
  }
  return { people: [] };
};

const ELSEWHERE = { people: [], from: 'owners', elsewhere: true } as const;

const leavesThere = (stage: Stage, { verdict, ask }: Scene): boolean =>
  verdict?.ok === true &&
  mayBeLeftThere(stage, verdict.stages, ask.chosen === 'revive' || verdict.passedOver.length > 0);

const peopleFrom = (source: ApproverSource, { survey, policy, ask }: Scene): Known<readonly Person[]> => {
  switch (source.from) {
    case 'manager':
      return employeesIn(
        survey.manager.known ? known(survey.manager.value ? [survey.manager.value] : []) : survey.manager,
      );
    case 'owners':
      // Those of everything that goes along: no survey asks about so many.
      if (isMove(ask)) return { known: false, why: 'not-asked' };
      return ask.purpose ? known([]) : employeesIn(ownersOf(ask, survey));
    case 'sponsor':
      return known(ask.sponsor ? [ask.sponsor] : []);
    case 'administrators':
      return employeesIn(atAddresses(policy.administrators, survey));
    case 'people':
      return employeesIn(atAddresses(source.addresses, survey));
    case 'managers-manager':
    case 'group':
    case 'channel':
      return { known: false, why: 'not-asked' };
    default:
      return unreachable(source);
  }
};

/** Of all that is asked for; not known, where those of one are not. */
const ownersOf = ({ offers }: Scene['ask'], survey: Survey): Known<readonly Account[]> => {
  const found = offers.map((offer) => ownersOfOne(offer, survey));
  const missing = found.find((one) => !one.known);
  return missing ?? known(found.flatMap((one) => (one.known ? one.value : [])));
};

/** Those whom the rules name for it; else the directory's own. Members of a group are not surveyed. */
const ownersOfOne = (offer: Offer, survey: Survey): Known<readonly Account[]> => {
  const { key, owners } = offer;
  if (isDecidedThere(offer)) return known([]);
  if (owners?.from === 'people') return atAddresses(owners.addresses, survey);
  return (owners ? undefined : survey.things.get(key)?.owners) ?? { known: false, why: 'not-asked' };
};

/** Those who are asked about something here; undefined, where that is not known. */
const askedHere = (owners: readonly Person[], scene: Scene): readonly Person[] | undefined => {
  const { offers } = scene.ask;
  const there = offers.map((offer) => askedThere(offer, scene));
  if (there.some((people) => !people.known)) return undefined;
  return owners.filter(({ id }) =>
    offers.some((offer, at) => {
      const found = ownersOfOne(offer, scene.survey);
      const owns = found.known && found.value.some(({ person }) => person.id === id);
      return owns && !(there[at]?.known && there[at].value.has(id));
    }),
  );
};

/** Whoever its policy asks in Microsoft Entra, and is asked there alone; as `asked-there.ts` has it. Members of a group are not surveyed. */
const askedThere = (offer: Offer, { ask, held, survey }: Scene): Known<ReadonlySet<PersonId>> => {
  const asks = offer.kind === 'package' && (offer.approval ?? 'both') === 'both' && policyOf(offer, survey)?.asks;
  const { nominator, sponsor = nominator } = ask;
  if (!asks || asksUnknown(asks, isLiveGuest(held) || ask.chosen === 'revive')) return known(NOBODY);
  const named = new Set([...asks.people.map(({ id }) => id), ...(asks.sponsors ? [sponsor.id] : [])]);
  if (named.has(nominator.id)) return known(NOBODY);
  return asks.groups.length > 0 ? { known: false, why: 'not-asked' } : known(named);
};

const NOBODY: ReadonlySet<PersonId> = new Set();

const known = <T>(value: T): Known<T> => ({ known: true, value });

const employeesIn = (accounts: Known<readonly Account[]>): Known<readonly Person[]> =>
  accounts.known ? known(entitled(accounts.value)) : accounts;

/** A survey takes no more than so many addresses: whom it was not asked about is not known to be nobody. */
const atAddresses = (addresses: readonly string[], { people }: Survey): Known<readonly Account[]> => {
  if (!people.known) return people;
  const found = addresses.map((address) => people.value.get(address));
  const all = found.filter((accounts) => accounts !== undefined);
  return all.length === found.length ? known(all.flat()) : { known: false, why: 'not-asked' };
};
