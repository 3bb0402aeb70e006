import { addressesOf, type UserRecord } from './records.js';

/**
 * Accounts, found by id, by principal name and by address without regard to case. A change costs the same in a tenant of
 * 100,000 as in one of ten; what is handed out is never changed in place.
 */
export type UserStore = {
  /** In the order in which they came. */
  all(): readonly UserRecord[];
  /** By object id or user principal name. */
  get(idOrName: string): UserRecord | undefined;
  /** Everybody who has this address in any of the places an address can stand. */
  holders(address: string): readonly UserRecord[];
  /** New, or in place of the one with its id. */
  put(record: UserRecord): void;
  remove(id: string): void;
  load(records: readonly UserRecord[]): void;
};

/** Most addresses are one account's alone; a set for each of them would cost more than the accounts. */
type Holders = string | ReadonlySet<string>;

const idsIn = (holders: Holders | undefined): readonly string[] => {
  if (holders === undefined) return [];
  return typeof holders === 'string' ? [holders] : [...holders];
};

const lower = (text: string): string => text.toLowerCase();

export const createUserStore = (): UserStore => {
  const records = new Map<string, UserRecord>();
  const byName = new Map<string, string>();
  const byAddress = new Map<string, Holders>();
  let listed: readonly UserRecord[] | undefined;

  const hold = (address: string, ids: readonly string[]): void => {
    const [only, ...more] = ids;
    if (only === undefined) byAddress.delete(address);
    else byAddress.set(address, more.length === 0 ? only : new Set(ids));
  };
  const addresses = (record: UserRecord): readonly string[] => [...new Set(addressesOf(record).map(lower))];

  const unindex = (record: UserRecord): void => {
    const id = lower(record.properties.id);
    const name = lower(record.properties.userPrincipalName);
    if (byName.get(name) === id) byName.delete(name);
    for (const address of addresses(record))
      hold(
        address,
        idsIn(byAddress.get(address)).filter((other) => other !== id),
      );
  };
  const index = (record: UserRecord): void => {
    const id = lower(record.properties.id);
    const name = lower(record.properties.userPrincipalName);
    if (!byName.has(name)) byName.set(name, id);
    for (const address of addresses(record)) hold(address, [...new Set([...idsIn(byAddress.get(address)), id])]);
  };
  const put = (record: UserRecord): void => {
    const id = lower(record.properties.id);
    const before = records.get(id);
    records.set(id, record);
    listed = undefined;
    if (before?.properties === record.properties) return;
    if (before) unindex(before);
    index(record);
  };

  return {
    all: () => (listed ??= [...records.values()]),
    get: (idOrName) => {
      const key = lower(idOrName);
      return records.get(key) ?? records.get(byName.get(key) ?? '');
    },
    holders: (address) => idsIn(byAddress.get(lower(address))).flatMap((id) => records.get(id) ?? []),
    put,
    remove: (id) => {
      const record = records.get(lower(id));
      if (!record) return;
      unindex(record);
      records.delete(lower(id));
      listed = undefined;
    },
    load: (others) => {
      for (const index of [records, byName, byAddress]) index.clear();
      listed = undefined;
      others.forEach(put);
    },
  };
};
