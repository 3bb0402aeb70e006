import { COLLEAGUES, COMPANY_NAME } from '../company.js';
import type { Tenant } from '../tenant.js';

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
  /** False where the app cannot be installed for them. */
  readonly reachable: boolean;
};

const nameOf = (id: string | undefined): string | undefined => COLLEAGUES.find((person) => person.id === id)?.name;

export const introductions = (tenant: Tenant): readonly Introduction[] =>
  COLLEAGUES.map(({ managerId, ...person }) => {
    const manager = nameOf(managerId);
    return {
      ...person,
      company: COMPANY_NAME,
      ...(manager === undefined ? {} : { manager }),
      owns: tenant.directory
        .groups()
        .filter(({ ownerIds }) => ownerIds.includes(person.id))
        .map(({ properties }) => properties.displayName),
      reachable: !tenant.settings().unreachable.includes(person.id),
    };
  });
