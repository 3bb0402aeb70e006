import { domainOf } from '../../kernel/address.js';
import type { Guest } from '../../guest/guest.js';
import { later, type Clock } from '../../kernel/clock.js';
import type { PersonId } from '../../kernel/ids.js';
import { MONTH } from '../../policy/invitees.js';
import { localDays } from '../../policy/local-days.js';
import { lookAlike } from '../../policy/look-alike.js';
import { namedIn } from '../../policy/named.js';
import type { Policy } from '../../policy/policy.js';
import { roomFrom } from '../mail-cap.js';
import { asTheyGo, isHandedOn } from '../handed-on.js';
import type { Directory, Known, Store, Survey, SurveyAsk } from '../ports.js';
import type { Ask } from '../workflow.js';
import { heldIn } from './holding.js';
import { keptBy } from './kept.js';
import { knownBefore } from './known-domains.js';
import { isMove, type Books } from './scene.js';
import { survey } from './surveying.js';

/** What is read of our own tables. */
export type OwnBooks = {
  readonly nominations: Pick<Store['nominations'], 'books' | 'deniedSince' | 'moving' | 'partnerDomains' | 'read'>;
  readonly mailed: Store['mailed'];
  readonly guests: Pick<Store['guests'], 'read' | 'named'>;
  readonly emergencies: Pick<Store['emergencies'], 'stopOver'>;
};

type Needs = { readonly store: OwnBooks; readonly directory: Pick<Directory, 'survey'>; readonly clock: Clock };

/** How many groups and addresses one survey takes, so that it stays within its round trips. */
const MOST = 60;

/** All that an examination needs: one survey of the directory, and our own books beside it. */
export const gather = async (
  { store, directory, clock }: Needs,
  ask: Ask,
  policy: Policy,
): Promise<{ readonly survey: Survey; readonly books: Books }> => {
  const partnerDomains = ask.address ? await store.nominations.partnerDomains() : [];
  const alsoCounted = ask.address && lookAlike(domainOf(ask.address), knownBefore(policy, partnerDomains));
  const [found, ours, spared] = await Promise.all([
    survey(directory, surveyFor(ask, policy, alsoCounted)).then((told) => byTheirAddress(store, ask, told)),
    readBooks(store, ask, dayBegan(clock.now(), policy.zone)),
    sparedIn(store, ask, policy, clock.now()),
  ]);
  const guest = await guestOf(store, ask, found);
  const stopped = await stoppedFor(store, ask);
  const moving = ask.moves && (await store.nominations.moving(ask.moves, ask.replaces));
  const given = await keptBy(store, ask, guest);
  return {
    survey: found,
    books: {
      ...ours,
      ...spared,
      partnerDomains,
      ...(alsoCounted && { alsoCounted }),
      ...(guest && { guest }),
      ...(moving && { moving }),
      ...(stopped && { stopped }),
      ...(given.length > 0 && { given }),
    },
  };
};

const surveyFor = ({ nominator, address, offers, purpose }: Ask, policy: Policy, alsoCount?: string): SurveyAsk => {
  const { groups, connected, people } = namedIn(policy);
  return {
    nominator: nominator.id,
    ...(address && { address }),
    things: purpose ? [] : offers,
    groups: groups.slice(0, MOST),
    connected,
    ...(alsoCount && { alsoCount }),
    people: people.slice(0, MOST),
  };
};

/** Accounts as our books know them: one that was handed on since is not that of whoever is asked for by its address of before. */
const byTheirAddress = async ({ guests }: OwnBooks, { address }: Ask, found: Survey): Promise<Survey> => {
  if (!address) return found;
  const isTheirs = async ({ id }: { readonly id: PersonId }) => !(await isHandedOn(guests, id, address, address));
  return {
    ...found,
    accounts: await stillKnown(found.accounts, (holders) => asTheyGo(guests, holders, address)),
    deletedGuests: await stillKnown(found.deletedGuests, async (all) => {
      const theirs = await Promise.all(all.map(isTheirs));
      return all.filter((_, at) => theirs[at]);
    }),
  };
};

const stillKnown = async <T>(fact: Known<T>, read: (value: T) => Promise<T>): Promise<Known<T>> =>
  fact.known ? { known: true, value: await read(fact.value) } : fact;

const readBooks = async ({ nominations }: OwnBooks, { nominator, address, replaces }: Ask, today: Date) => {
  const { begun, ...books } = await nominations.books({
    nominator: nominator.id,
    since: today,
    ...(address && { address }),
    ...(replaces && { except: replaces }),
  });
  return { ...books, begunToday: begun };
};

/** Only what lets somebody in disturbs them. */
const sparedIn = async (
  { nominations, mailed }: OwnBooks,
  ask: Ask,
  policy: Policy,
  now: Date,
): Promise<Pick<Books, 'deniedSince' | 'mailRoomFrom'>> => {
  const { address } = ask;
  if (!address || (ask.purpose && !isMove(ask))) return {};
  const [deniedSince, mailRoomFrom] = await Promise.all([
    nominations.deniedSince(address, later(now, -MONTH), policy.invitees.denialsPerMonth),
    roomFrom(mailed, { to: address, sort: 'invitation' }, policy, now),
  ]);
  return { ...(deniedSince && { deniedSince }), ...(mailRoomFrom && { mailRoomFrom }) };
};

const guestOf = async (store: OwnBooks, { address, moves }: Ask, found: Survey): Promise<Guest | undefined> => {
  const held = address && heldIn(found, domainOf(address));
  const id = moves ?? (held?.as === 'guest' ? held.holder.person.id : undefined);
  const guest = id ? await store.guests.read(id) : await byOurBooks(store, address, found);
  return guest?.status === 'removed' ? undefined : guest;
};

/** Who goes by the address as far as we know, while the directory does not say: what they have is no less a matter of the rules. */
const byOurBooks = async ({ guests }: OwnBooks, address: Ask['address'], { accounts }: Survey) => {
  if (!address || accounts.known) return undefined;
  const named = await guests.named(address, NAMESAKES);
  return named.find((guest) => guest.address.toLowerCase() === address.toLowerCase());
};

/** Guests who may have come and gone by one address. */
const NAMESAKES = 20;

/** While all inviting is paused, what is asked for waits; of a stopped domain nobody is to be asked about. */
const stoppedFor = async ({ emergencies }: OwnBooks, ask: Ask): Promise<Books['stopped']> => {
  const { address, purpose } = ask;
  if (!address || (purpose && !isMove(ask))) return undefined;
  const stop = await emergencies.stopOver(domainOf(address));
  return stop && { domain: stop.domain, by: stop.by };
};

/** The first moment of today, where the company is: whoever moves their own clock has no more days than others. */
export const dayBegan = (now: Date, zone: string): Date => {
  const there = localDays(zone);
  return new Date(there.begins(there.at(now.getTime())));
};
