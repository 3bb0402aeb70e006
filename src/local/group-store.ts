import type { GroupRecord } from './records.js';

/** Groups, found by id and by who is in them; like the accounts, never changed in place. */
export type GroupStore = {
  all(): readonly GroupRecord[];
  get(id: string): GroupRecord | undefined;
  put(record: GroupRecord): void;
  remove(id: string): void;
  join(groupId: string, memberId: string): void;
  leave(groupId: string, memberId: string): void;
  /** Those somebody, or some group, is in directly. */
  withMember(id: string): readonly GroupRecord[];
  load(records: readonly GroupRecord[]): void;
};

export const createGroupStore = (): GroupStore => {
  const records = new Map<string, GroupRecord>();
  const groupsOf = new Map<string, Set<string>>();

  const note = (member: string, id: string): void => {
    const groups = groupsOf.get(member);
    if (groups) groups.add(id);
    else groupsOf.set(member, new Set([id]));
  };
  const get = (id: string): GroupRecord | undefined => records.get(id.toLowerCase());
  const put = (record: GroupRecord): void => {
    const id = record.properties.id.toLowerCase();
    const before = records.get(id)?.memberIds ?? [];
    records.set(id, record);
    if (before === record.memberIds) return;
    for (const member of before) groupsOf.get(member)?.delete(id);
    for (const member of record.memberIds) note(member, id);
  };
  /** Out of the groups it was in, too. */
  const remove = (id: string): void => {
    const record = get(id);
    if (!record) return;
    for (const group of groupsOf.get(record.properties.id) ?? []) {
      const outer = records.get(group);
      if (outer)
        exchange(
          outer,
          outer.memberIds.filter((one) => one !== record.properties.id),
        );
    }
    groupsOf.delete(record.properties.id);
    for (const member of record.memberIds) groupsOf.get(member)?.delete(id.toLowerCase());
    records.delete(id.toLowerCase());
  };
  /** One member more or less leaves the others where they are in the index. */
  const exchange = (record: GroupRecord, memberIds: readonly string[]): void =>
    void records.set(record.properties.id.toLowerCase(), { ...record, memberIds });

  return {
    all: () => [...records.values()],
    get,
    put,
    remove,
    join: (groupId, memberId) => {
      const group = get(groupId);
      if (!group || group.memberIds.includes(memberId)) return;
      exchange(group, [...group.memberIds, memberId]);
      note(memberId, groupId.toLowerCase());
    },
    leave: (groupId, memberId) => {
      const group = get(groupId);
      if (!group) return;
      exchange(
        group,
        group.memberIds.filter((other) => other !== memberId),
      );
      groupsOf.get(memberId)?.delete(groupId.toLowerCase());
    },
    withMember: (id) => [...(groupsOf.get(id) ?? [])].flatMap((group) => records.get(group) ?? []),
    load: (others) => {
      records.clear();
      groupsOf.clear();
      others.forEach(put);
    },
  };
};
