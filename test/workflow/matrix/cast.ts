import { createGate } from '../../../src/teams/gate.js';
import { createStanding } from '../../../src/teams/standing.js';
import type { Person } from '../../../src/kernel/people.js';
import { isEmployee } from '../../../src/workflow/entitled.js';
import type { Directory } from '../../../src/workflow/ports.js';
import { colleague, createCompany, type Standing } from '../../support/company.js';
import { silent } from '../../support/database.js';
import { openTables } from '../../support/tables.js';
import { openOffice } from '../office.js';

/**
 * What somebody is to the company when they press. `… just now`: within the ten minutes for which the door remembers that they had
 * an account.
 */
export const ROLES = [
  'employee',
  'administrator',
  'guest of the tenant',
  'disabled',
  'gone',
  'disabled just now',
  'gone just now',
] as const;
export type Role = (typeof ROLES)[number];

export const TENANTS = ['ours', 'another'] as const;
export type Tenant = (typeof TENANTS)[number];

const STANDINGS: Readonly<Record<Role, Standing>> = {
  employee: 'open',
  administrator: 'open',
  'guest of the tenant': 'guest',
  disabled: 'disabled',
  gone: 'gone',
  'disabled just now': 'disabled',
  'gone just now': 'gone',
};

const TENANT_IDS: Readonly<Record<Tenant, string>> = {
  ours: '7e4a0001-0000-4000-8000-00000000c0de',
  another: '7e4a0001-0000-4000-8000-00000000beef',
};

/** The administrator of these stories, by the rules file; whoever else has that role stands in it beside them. */
export const adam = colleague(90, 'Adam');
/** Colleagues who are handed things, and have no part in anything. */
export const kai = colleague(91, 'Kai');

/** What a role, a relation, a state and an attempt come to: nothing, or that it happened. */
export type Became = 'not let in' | 'nothing' | readonly string[];

/**
 * A company, the office in it and its door: the gate and the look at who speaks, as the bot has them before anything else. Everybody
 * has an open account until `becomes` says otherwise.
 */
export const openStage = (people: readonly Person[], described: Partial<Directory> = {}) => {
  const company = createCompany([...people, adam, kai]);
  const tables = openTables();
  const administrators = [adam.address];
  const office = openOffice(tables, { ...company.directory, ...described }, { administrators });
  const gate = createGate({ serviceHosts: () => true, tenantId: TENANT_IDS.ours, log: silent });

  const activityOf = ({ id, name }: Person, tenant: Tenant) => ({
    type: 'invoke',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: `29:${id}`, aadObjectId: id, name },
    recipient: { id: '28:bot' },
    conversation: { id: `a:${id}` },
    channelData: { tenant: { id: TENANT_IDS[tenant] } },
  });

  /** The door, which has looked at this person a moment ago where their account was closed just now. */
  const doorFor = async (person: Person, role: Role) => {
    const standing = createStanding(office.directory, { now: office.now });
    company.standings.set(person.id, role.endsWith('just now') ? 'open' : STANDINGS[role]);
    await standing(person.id);
    company.standings.set(person.id, STANDINGS[role]);
    administrators.splice(1, administrators.length, ...(role === 'administrator' ? [person.address] : []));
    return async (tenant: Tenant): Promise<boolean> => {
      if (!(await gate(undefined, activityOf(person, tenant))).admitted) return false;
      const account = await standing(person.id);
      return account !== undefined && account !== 'nobody' && isEmployee(account);
    };
  };

  /** Everybody's account is open, and the rules name one administrator. */
  const resets = (): void => {
    company.standings.clear();
    administrators.splice(1);
  };

  /** Every table, and what is to be done. */
  const says = () => [...tables.says(), office.waiting.map((job) => [job, job])];

  /** As all of it is now; what comes back puts it there again. */
  const keeps = () => {
    const [restores, waiting] = [tables.keeps(), [...office.waiting]];
    return (): void => {
      restores();
      office.waiting.splice(0, office.waiting.length, ...waiting);
    };
  };

  /** Which events came of it; `nothing` where every table is as it was, to the last row, and nothing more is to be done. */
  const became = (before: ReturnType<typeof says>): Became => {
    const after = says();
    const isSame = after.every((map, n) => {
      const then = new Map(before[n] as readonly (readonly [unknown, unknown])[]);
      return map.length === then.size && map.every((entry) => isAsItWas(entry, then));
    });
    return isSame ? 'nothing' : eventsSince(before, after);
  };

  return { ...company, office, tables, doorFor, resets, says, keeps, became };
};
export type StageOf = ReturnType<typeof openStage>;

const isAsItWas = (entry: unknown, then: ReadonlyMap<unknown, unknown>): boolean => {
  const [key, value] = entry as readonly [unknown, unknown];
  return then.has(key) && then.get(key) === value;
};

/** The place of the histories among what the tables say. */
const HISTORIES = 2;

const eventsSince = (before: readonly unknown[][], after: readonly unknown[][]): readonly string[] => {
  const then = new Map(before[HISTORIES] as readonly (readonly [string, readonly unknown[]])[]);
  const grown = (after[HISTORIES] ?? []) as readonly (readonly [string, readonly { readonly type: string }[]])[];
  const events = grown.flatMap(([id, history]) => history.slice(then.get(id)?.length ?? 0).map(({ type }) => type));
  return events.length > 0 ? events : ['settled beside the lives'];
};
