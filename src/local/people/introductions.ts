import { COMPANY_NAME } from '../company.js';
import { colleaguesIn } from '../staff.js';
import type { Tenant } from '../tenant.js';
import { channelsIn, peopleOf } from './places.js';

/** A person as the pages introduce them to a newcomer. */
export type Introduction = {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly zone: string;
  readonly language: string;
  readonly company: string;
  readonly manager?: string;
  /** Display names of the groups they own. */
  readonly owns: readonly string[];
  /** The channels they see. */
  readonly channels: readonly { readonly id: string; readonly name: string; readonly team: string }[];
  /** False where the app cannot be installed for them. */
  readonly reachable: boolean;
};

export const introductions = (tenant: Tenant): readonly Introduction[] => {
  const { directory } = tenant;
  const channels = channelsIn(directory).map(({ id, name, team }) => ({
    channel: { id, name, team: team.properties.displayName },
    people: new Set(peopleOf(directory, team).map((person) => person.id)),
  }));
  return colleaguesIn(directory).map((person) => {
    const managerId = directory.user(person.id)?.managerId;
    const manager = managerId === undefined ? undefined : directory.user(managerId)?.properties.displayName;
    return {
      ...person,
      company: COMPANY_NAME,
      ...(manager === undefined ? {} : { manager }),
      owns: directory
        .groups()
        .filter(({ ownerIds }) => ownerIds.includes(person.id))
        .map(({ properties }) => properties.displayName),
      channels: channels.filter(({ people }) => people.has(person.id)).map(({ channel }) => channel),
      reachable: !tenant.settings().unreachable.includes(person.id),
    };
  });
};
