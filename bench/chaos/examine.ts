import { setTimeout as pause } from 'node:timers/promises';
import type { TenantClient } from '../../test/support/tenant-client.js';
import type { Book, Books } from './books.js';
import { asks, lookAt } from './chats.js';
import { OWNERS, type Acknowledged } from './people.js';
import { tally } from './tally.js';

export type Found = {
  readonly guests: number;
  readonly denied: number;
  /** Invited or written to twice, since nobody could know whether the first had gone out. */
  readonly twice: { readonly invitations: number; readonly mails: number };
  readonly counted: { readonly invitations: number; readonly mails: number };
  /** Cards that still ask, of which a dead process had kept no record. */
  readonly leftCards: number;
  readonly doubledReceipts: number;
  /** How often nominators read again what they had read before. */
  readonly toldAgain: number;
  /** Entries of the record, each in its place in the chain. */
  readonly entries: number;
  readonly faults: readonly string[];
};

type State = {
  readonly users: readonly { readonly id: string; readonly mail?: string | null }[];
  /** All that Microsoft acted on, its answer heard or not. */
  readonly invitations: readonly { readonly address: string; readonly messageSent: boolean }[];
  /** Whom each mail went to; of the mails themselves it keeps the last thousand. */
  readonly reached: readonly string[];
};

/** The nominations in our books, and whom the bot says it may have reached again. */
type Kept = {
  readonly books: readonly Book[];
  readonly counted: { readonly invitations: readonly string[]; readonly mails: readonly string[] };
};

/** What must hold, whatever happened: by our books, by the directory, and by what people were told. */
export const examine = async (tenant: TenantClient, books: Books, done: Acknowledged): Promise<Found> => {
  const [all, state] = [await books.all(), await tenant.state<State>()];
  const counted = { invitations: await books.repeated('invitation'), mails: await books.repeated('mail') };
  const guests = reconcile({ books: all, counted }, state, done);
  const chats = await examineChats(tenant, books);
  const record = await examineRecord(books);
  return {
    ...guests,
    counted: { invitations: counted.invitations.length, mails: counted.mails.length },
    leftCards: chats.leftCards,
    doubledReceipts: chats.doubledReceipts,
    toldAgain: chats.toldAgain,
    entries: record.entries,
    faults: [...guests.faults, ...chats.faults, ...record.faults],
  };
};

/** Nobody who was acknowledged is lost; whoever was invited has one account, and nobody else has one; and each was reached, by us. */
export const reconcile = (
  { books, counted }: Kept,
  { users, invitations, reached }: State,
  done: Pick<Acknowledged, 'nominated' | 'decided'>,
): Pick<Found, 'guests' | 'denied' | 'twice' | 'faults'> => {
  const all = grouped(books, ({ address }) => address);
  const lost = [...done.nominated].filter((address) => !all.has(address));
  const accounts = grouped(users, ({ mail }) => mail ?? '');
  const invited = [...all.keys()].filter((address) => all.get(address)?.some(({ status }) => status === 'invited'));
  const wrong = [...all.keys()].flatMap((address) => {
    const wanted = invited.includes(address) ? 1 : 0;
    const there = accounts.get(address)?.length ?? 0;
    return there === wanted ? [] : [`${address} has ${there} accounts in place of ${wanted}`];
  });
  const issued = invitations.filter(({ address }) => isOurs(address));
  const mails = reached.flatMap((to) => to.split(', ')).filter(isOurs);
  const invitationsOf = issued.map(({ address }) => address);
  const tallies = {
    invitations: tally('invitation', invited, invitationsOf, counted.invitations),
    mails: tally('mail', invited, mails, counted.mails),
  };
  return {
    guests: invited.length,
    denied: all.size - invited.length,
    twice: { invitations: tallies.invitations.twice, mails: tallies.mails.twice },
    faults: [
      ...lost.map((address) => `the nomination of ${address} is lost`),
      ...[...all].flatMap(([address, same]) => decidedOnce(address, same, done)),
      ...wrong,
      ...tallies.invitations.faults,
      ...tallies.mails.faults,
      ...issued.flatMap((one) => (one.messageSent ? [`Microsoft itself wrote to ${one.address}`] : [])),
    ],
  };
};

/** The tenant has guests of its own from the first day. */
const isOurs = (address: string): boolean => /^guest-\d+@/.test(address);

const grouped = <T>(all: readonly T[], by: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return groups;
};

/**
 * Each nomination came to an end, by one decision, which is the one that somebody was told of. Whoever gets no answer asks again:
 * that begins another one only where the one before was denied meanwhile.
 */
export const decidedOnce = (
  address: string,
  nominations: readonly Book[],
  { decided }: Pick<Acknowledged, 'decided'>,
): readonly string[] => {
  const same = nominations.toSorted((one, other) => one.begun.getTime() - other.begun.getTime());
  const faults = same.flatMap(({ decisions }) =>
    decisions.length === 1 ? [] : [`${address} was decided ${decisions.length} times`],
  );
  for (const [at, { begun }] of same.entries()) {
    const before = at > 0 ? same[at - 1]?.decisions.at(-1) : undefined;
    if (at > 0 && (before?.type !== 'denied' || new Date(before.at) > begun))
      faults.push(`${address} was nominated again while it was open, or after a yes`);
  }
  const outcomes = same.flatMap(({ decisions }) => decisions.map(({ type, by }) => `${type} ${by}`));
  for (const told of decided.get(address) ?? [])
    if (!outcomes.includes(told))
      faults.push(`${address}: an owner was told "${told}", and the books say "${outcomes.join(', ')}"`);
  return faults;
};

/** A card that nobody knows of asks until it is pressed; then it says how it ended, too. */
const examineChats = async (tenant: TenantClient, books: Books) => {
  const [all, cards] = [await books.all(), await books.cards()];
  const people = new Set([...OWNERS, ...cards.map(({ holder }) => holder), ...all.map(({ nominator }) => nominator)]);
  const chats = new Map<string, Awaited<ReturnType<TenantClient['messages']>>>();
  for (const person of people) chats.set(person, await tenant.messages(person));
  const { left, doubledReceipts, toldAgain, faults } = lookAt(all, cards, chats);
  // Whom nobody answers sees what the card says afterwards.
  for (const { holder, activityId } of left) await tenant.press(holder, activityId, 'Approve').catch(() => undefined);
  for (const holder of new Set(left.map((card) => card.holder))) chats.set(holder, await tenant.messages(holder));
  const stubborn = left.filter(({ holder, activityId }) =>
    asks(chats.get(holder)?.find((message) => message.activityId === activityId)?.card),
  );
  const stillAsking = stubborn.map(({ holder }) => `a card of ${holder} asks still, although it was pressed`);
  return { leftCards: left.length, doubledReceipts, toldAgain, faults: [...faults, ...stillAsking] };
};

/** Milliseconds until all is chained: a pass comes every fifteen seconds. */
const CHAINED = 60_000;

/** One entry for each change, in the transaction of the change: none is missing and none is too many, whoever died. */
export const examineRecord = async (books: Pick<Books, 'record'>, within = CHAINED) => {
  const end = Date.now() + within;
  let record = await books.record();
  while (record.waiting > 0 && Date.now() < end) {
    await pause(1000);
    record = await books.record();
  }
  const faults = record.faults.map(({ entry, says }) => `the record: ${entry ? `entry ${entry} ` : ''}${says}`);
  if (record.waiting > 0) faults.push(`${record.waiting} entries of the record were not chained in time`);
  return { entries: record.sealed, faults };
};
