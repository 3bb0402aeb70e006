import { inTime } from '../kernel/in-time.js';
import type { Person } from '../kernel/people.js';
import { isAmong } from '../policy/conditions.js';
import { namedIn } from '../policy/named.js';
import type { Offer, Policy } from '../policy/policy.js';
import { entitled } from './entitled.js';
import { ownersOfThing } from './owners.js';
import { CHAT_PATIENCE } from './patience.js';
import { DirectoryTrouble, type Directory } from './ports.js';
import { lackedByKind } from './preflight/granted.js';
import { isAdministrator, nominatorIn, standingOf, type NominatorStanding } from './preflight/nominator.js';
import { survey } from './preflight/surveying.js';

/** What somebody may ask for. */
export type Catalogue = {
  readonly standing: NominatorStanding;
  /** Owners where they could be looked up in time; of a long list nobody looks. */
  readonly offers: readonly { readonly offer: Offer; readonly owners?: readonly Person[] }[];
  /** Of so many more it could not be found out whether they may: what is not known is no yes. */
  readonly unsure: number;
  /** What they could ask for if we did not lack a permission to give it; which one, where they are an administrator. */
  readonly notGranted?: { readonly offers: readonly Offer[]; readonly permissions?: readonly string[] };
};

/** The owners of each of these cost a read. */
const MOST_OWNED = 10;
const MOST_GROUPS = 60;
const MOST_ADMINISTRATORS = 60;

export const createCatalogue =
  (directory: Directory, policy: () => Policy) =>
  async (person: Person): Promise<Catalogue> => {
    const rules = policy();
    const ask = {
      nominator: person.id,
      groups: namedIn(rules).groups.slice(0, MOST_GROUPS),
      connected: false,
      people: rules.administrators.slice(0, MOST_ADMINISTRATORS),
    };
    const found = await survey(directory, ask);
    const known = nominatorIn(found);
    const among = rules.offers.map((offer) => ({ offer, may: offer.who ? isAmong(offer.who, known) : true }));
    const all = among.flatMap(({ offer, may }) => (may ? [offer] : []));
    const own = all.filter((offer) => lackedByKind(offer, found).length === 0);
    const others = all.filter((offer) => !own.includes(offer));
    const isTold = isAdministrator({ ask: { nominator: person }, survey: found, policy: rules });
    const permissions = [...new Set(others.flatMap((offer) => lackedByKind(offer, found)))];
    const owners =
      own.length > MOST_OWNED ? [] : await inTime(Promise.all(own.map(ownersIn(directory))), CHAT_PATIENCE);
    return {
      standing: standingOf(found, known, rules),
      offers: own.map((offer, n) => ({ offer, ...(owners?.[n] && { owners: owners[n] }) })),
      unsure: among.filter(({ may }) => may === undefined).length,
      ...(others.length > 0 && { notGranted: { offers: others, ...(isTold && { permissions }) } }),
    };
  };

/** Those who answer for it; undefined where they cannot be looked up. */
const ownersIn =
  (directory: Directory) =>
  async (offer: Offer): Promise<readonly Person[] | undefined> => {
    try {
      return entitled(await ownersOfThing(directory, offer));
    } catch (trouble) {
      if (trouble instanceof DirectoryTrouble) return undefined;
      throw trouble;
    }
  };
