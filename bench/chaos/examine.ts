import { buttonsOf } from '../../test/support/card-reading.js';
import type { TenantClient } from '../../test/support/tenant-client.js';
import type { Book, Books } from './books.js';
import { OWNERS, type Acknowledged } from './people.js';

export type Found = {
  readonly guests: number;
  readonly denied: number;
  /** Invited or written to twice, since nobody could know whether the first had gone out. */
  readonly twice: { readonly invitations: number; readonly mails: number };
  readonly counted: { readonly invitations: number; readonly mails: number };
  /** Cards that still ask, of which a dead process had kept no record. */
  readonly leftCards: number;
  readonly faults: readonly string[];
};

type State = { readonly users: readonly { readonly id: string; readonly mail?: string | null }[] };

/** What must hold, whatever happened: by our books, by the directory, and by what people were told. */
export const examine = async (tenant: TenantClient, books: Books, done: Acknowledged): Promise<Found> => {
  const faults: string[] = [];
  const all = grouped(await books.all(), ({ address }) => address);
  for (const address of done.nominated) if (!all.has(address)) faults.push(`the nomination of ${address} is lost`);
  for (const [address, same] of all) faults.push(...decidedOnce(address, same, done));

  const { users } = await tenant.state<State>();
  const accounts = grouped(users, ({ mail }) => mail ?? '');
  const invited = [...all.keys()].filter((address) => all.get(address)?.some(({ status }) => status === 'invited'));
  for (const address of all.keys()) {
    const wanted = invited.includes(address) ? 1 : 0;
    const there = accounts.get(address)?.length ?? 0;
    if (there !== wanted) faults.push(`${address} has ${there} accounts in place of ${wanted}`);
  }

  const invitations = (await tenant.graphCalls()).filter(
    ({ method, path, status }) => method === 'POST' && path === '/invitations' && status === 201,
  ).length;
  const mails = (await tenant.mails()).filter(({ to }) => /guest-\d+@/.test(String(to))).length;
  const twice = { invitations: invitations - invited.length, mails: mails - invited.length };
  const counted = { invitations: await books.repeated('invitation'), mails: await books.repeated('mail') };
  for (const what of ['invitations', 'mails'] as const) {
    if (twice[what] < 0) faults.push(`${-twice[what]} ${what} are missing`);
    if (twice[what] > counted[what]) faults.push(`${twice[what]} ${what} came twice, and ${counted[what]} are counted`);
  }
  return {
    guests: invited.length,
    denied: all.size - invited.length,
    twice,
    counted,
    leftCards: await left(tenant),
    faults,
  };
};

const grouped = <T>(all: readonly T[], by: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return groups;
};

/** One nomination of each guest came to an end, by one decision, which is the one that somebody was told of. */
const decidedOnce = (address: string, same: readonly Book[], { decided }: Acknowledged): readonly string[] => {
  const faults = same.flatMap(({ decisions }) =>
    decisions.length === 1 ? [] : [`${address} was decided ${decisions.length} times`],
  );
  if (same.length !== 1) faults.push(`${address} was nominated ${same.length} times`);
  const [decision] = same.flatMap(({ decisions }) => decisions);
  const outcome = decision && `${decision.type} ${decision.by}`;
  for (const told of decided.get(address) ?? [])
    if (told !== outcome) faults.push(`${address}: an owner was told "${told}", and the books say "${outcome}"`);
  return faults;
};

const left = async (tenant: TenantClient): Promise<number> => {
  const messages = await Promise.all(OWNERS.map((owner) => tenant.messages(owner)));
  return messages.flat().filter(({ deleted, card }) => !deleted && buttonsOf(card).includes('Approve')).length;
};
