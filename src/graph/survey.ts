import { domainOf } from '../kernel/address.js';
import { SECOND } from '../kernel/clock.js';
import { inTime } from '../kernel/in-time.js';
import type { Log } from '../kernel/log.js';
import { groupBehind } from '../policy/things.js';
import type { Known, Lacking, Survey, SurveyAsk, SurveyedThing } from '../workflow/ports.js';
import { part } from './batch.js';
import type { Call } from './call.js';
import { lookAtApplication } from './applications.js';
import { findPeople, lookAtManager, readNominator, whichGroups } from './employees.js';
import { gather, type Ask } from './gathering.js';
import { lookAtGroup, tenantSettings } from './groups.js';
import { findDeletedGuests, findHolders, isContact } from './holders.js';
import { readInbound } from './inbound.js';
import { factAbout, factIn, known } from './known.js';
import { countGuests, countGuestsAndAccepted, findConnected, findHomeTenant } from './origins.js';
import { lookAtOwnersOf } from './owners.js';
import { lookAtPackage } from './packages.js';
import { domainsIn, OWN_ORGANISATION } from './people.js';
import { POLICY_FIELDS, wireOrganizations, wirePolicy } from './shapes.js';

/**
 * All that a pre-flight asks, each fact by itself and all of them together on the way: what stands here first travels first,
 * where it does not all fit into one `$batch`.
 */
export const survey = async (
  call: Call,
  log: Log,
  tenantId: string,
  asked: SurveyAsk,
  readLacking: () => Promise<Lacking>,
): Promise<Survey> => {
  const { within = 3 * SECOND } = asked;
  const [found, lacking] = await Promise.all([
    gather(call, log, within, (ask) => lookFor(ask, log, tenantId, asked)),
    inTime(readLacking(), within),
  ]);
  const { things, ...facts } = found;
  const named = [...Object.entries(facts), ...[...things.values()].flatMap((thing) => Object.entries(thing))];
  const missing = named.flatMap(([name, fact]) => (isUnavailable(fact) ? [name] : []));
  // A missing permission is the doctor's to name; this would pass in silence.
  if (missing.length > 0)
    log.warn(`The directory did not say: ${missing.join(', ')}. At the log level debug it says why.`);
  return { ...found, lacking: lacking ? known(lacking) : { known: false, why: 'unavailable' } };
};

const isUnavailable = (fact: Known<unknown>): boolean => !fact.known && fact.why === 'unavailable';

const lookFor = (ask: Ask, log: Log, tenantId: string, asked: SurveyAsk): Promise<Omit<Survey, 'lacking'>> => {
  const { address, things = [], nominator, alsoCount } = asked;
  const domain = address && domainOf(address);
  const homeTenant = factAbout(domain, (one) => findHomeTenant(ask, one));
  const policy = readPolicy(ask);
  const isConnectionAsked = asked.connected || things.some(({ kind }) => kind === 'package');
  const organisation = factAbout(isConnectionAsked ? domain : undefined, (one) => findConnected(ask, one, homeTenant));
  return together({
    accounts: factAbout(address, (one) => findHolders(ask, one)),
    deletedGuests: factAbout(address, (one) => findDeletedGuests(ask, one)),
    isContact: factAbout(address, (one) => isContact(ask, one)),
    ownDomains: readOwn(ask, tenantId),
    homeTenant,
    guestsFromThere: factAbout(domain, (one) => countGuestsAndAccepted(ask, one)),
    alsoCounted: factAbout(alsoCount, (one) => countGuests(ask, one)),
    allowInvitesFrom: policy.then((found) => said(found, ({ allowInvitesFrom }) => allowInvitesFrom)),
    employeesSeeOthers: policy.then((found) =>
      said(found, ({ defaultUserRolePermissions }) => defaultUserRolePermissions?.allowedToReadOtherUsers),
    ),
    inbound: factAbout(domain, () => readInbound(ask, homeTenant)),
    connected: factAbout(asked.connected ? domain : undefined, async () => said(await organisation, isThere)),
    connection: organisation.then((found) => said(found, isThere)),
    things: lookAtThings(ask, log, things, organisation),
    nominator: readNominator(ask, nominator),
    memberOf: factAbout(some(asked.groups), (groups) => whichGroups(ask, nominator, groups)),
    manager: lookAtManager(ask, nominator),
    people: factAbout(some(asked.people), (addresses) => findPeople(ask, addresses)),
  });
};

const isThere = (found: object | undefined): boolean => found !== undefined;

/** Each by its kind; what is the same for all groups is asked once. */
const lookAtThings = async (
  ask: Ask,
  log: Log,
  things: NonNullable<SurveyAsk['things']>,
  organisation: Parameters<typeof lookAtPackage>[2],
): Promise<Survey['things']> => {
  let settings: ReturnType<typeof tenantSettings> | undefined;
  const ofAll = () => (settings ??= tenantSettings(ask));
  const looked = things.map(async (thing) => {
    const facts = await together<SurveyedThing>({
      group: factAbout(groupBehind(thing), (one) => lookAtGroup(ask, log, one, ofAll())),
      application: factAbout(thing.kind === 'application' ? thing.id : undefined, (one) => lookAtApplication(ask, one)),
      package: factAbout(thing.kind === 'package' ? thing.id : undefined, (one) =>
        lookAtPackage(ask, one, organisation),
      ),
      owners: factAbout(thing.owners ? undefined : thing, (one) => lookAtOwnersOf(ask, one)),
    });
    return [thing.key, facts] as const;
  });
  return new Map(await Promise.all(looked));
};

const some = <T>(things: readonly T[]): readonly T[] | undefined => (things.length > 0 ? things : undefined);

const readOwn = async (ask: Ask, tenantId: string): Promise<Known<readonly string[]>> => {
  const found = factIn(await ask(part('GET /organization', OWN_ORGANISATION, wireOrganizations)), (organisations) =>
    domainsIn(organisations, tenantId),
  );
  return said(found, (domains) => domains);
};

const readPolicy = async (ask: Ask) =>
  factIn(
    await ask(part('GET /policies/authorizationPolicy', { query: { $select: POLICY_FIELDS } }, wirePolicy)),
    (policy) => policy,
  );

/** What the directory leaves out, though it may be read, is not known. */
const said = <T, F>(found: Known<T>, read: (value: T) => F | null | undefined): Known<F> => {
  if (!found.known) return found;
  const fact = read(found.value) ?? undefined;
  return fact === undefined ? { known: false, why: 'unavailable' } : known(fact);
};

type Promised<T> = { readonly [K in keyof T]: Promise<T[K]> };

const together = async <T extends object>(facts: Promised<T>): Promise<T> => {
  const found = Object.entries<Promise<unknown>>(facts).map(async ([name, fact]) => [name, await fact] as const);
  return Object.fromEntries(await Promise.all(found)) as T;
};
