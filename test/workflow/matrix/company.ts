import assert from 'node:assert/strict';
import { guestAddress } from '../../../src/kernel/address.js';
import { DAY, later } from '../../../src/kernel/clock.js';
import { type DelegationId } from '../../../src/kernel/ids.js';
import type { Person } from '../../../src/kernel/people.js';
import { colleague } from '../../support/company.js';
import { adam, kai, openStage, type Role, type StageOf } from './cast.js';
import { aProposal } from '../proposals.js';

/** What is done about no nomination and no guest that is there: by everybody, or by administrators. */
const RELATIONS = {
  'gave a delegation': colleague(1, 'Gia'),
  'stands in by it': colleague(2, 'Rex'),
  none: colleague(3, 'Ula'),
} as const;
type Relation = keyof typeof RELATIONS;

const STATES = ['inviting goes on', 'inviting is paused', 'a domain is stopped'] as const;
type State = (typeof STATES)[number];

const DOMAIN = 'fabrikam.com';

const openCompany = () => openStage(Object.values(RELATIONS), { guestPage: async () => ({ guests: [] }) });

const arrange = async ({ office, tables }: StageOf, state: State): Promise<DelegationId> => {
  tables.clear();
  const [from, to, starts] = [RELATIONS['gave a delegation'], RELATIONS['stands in by it'], office.now()];
  const given = await office.delegate({ from, to, starts, ends: later(starts, DAY) });
  if (state === 'inviting is paused') await office.emergency.pause(adam, undefined);
  if (state === 'a domain is stopped') await office.emergency.wish(adam, { way: 'stop', domain: DOMAIN, shown: 0 });
  assert.ok(given.outcome === 'delegated');
  return given.delegation.id;
};

type Try = (office: StageOf['office'], id: DelegationId, by: Person) => Promise<unknown>;
const settled = ['settled beside the lives'];

const ATTEMPTS: Readonly<
  Record<string, { readonly verb: string; readonly happens: readonly string[]; readonly does: Try }>
> = {
  pause: { verb: 'pause-inviting', happens: settled, does: (office, _, by) => office.emergency.pause(by, undefined) },
  resume: { verb: 'resume-inviting', happens: settled, does: (office, _, by) => office.emergency.resume(by) },
  'stop a domain': {
    verb: 'stop-guests',
    happens: settled,
    does: (office, _, by) => office.emergency.wish(by, { way: 'stop', domain: DOMAIN, shown: 0 }),
  },
  'let a domain in': {
    verb: 'let-guests-in',
    happens: settled,
    does: (office, _, by) => office.emergency.wish(by, { way: 'let-in', domain: DOMAIN, shown: 0 }),
  },
  'take in who is here': {
    verb: 'adopt-guests',
    happens: settled,
    does: (office, _, by) => office.takeInStrangers(by.id),
  },
  'count who is here': { verb: 'leave-as-is', happens: [], does: (office, _, by) => office.strangers(by.id) },
  delegate: {
    verb: 'delegate',
    happens: settled,
    does: (office, _, from) => office.delegate({ from, to: kai, starts: office.now(), ends: later(office.now(), DAY) }),
  },
  'end the delegation': {
    verb: 'end-delegation',
    happens: settled,
    does: (office, id, by) => office.revokeDelegation(id, by.id),
  },
  nominate: {
    verb: 'draft-send',
    happens: ['nominated'],
    does: (office, _, nominator) =>
      office.nominate(
        aProposal({
          nominator,
          address: guestAddress.parse('ada@adatum.com'),
          company: 'Adatum',
          until: later(office.now(), 30 * DAY),
        }),
      ),
  },
};

type Cell = { readonly role: Role; readonly relation: Relation; readonly state: State; readonly attempt: string };

/** The whole rule. A delegation gives nothing by itself: what it is worth is looked up when somebody answers by it. */
const may = ({ role, relation, state, attempt }: Cell): boolean => {
  const isAdministrator = role === 'administrator';
  switch (attempt) {
    case 'pause':
      return isAdministrator && state !== 'inviting is paused';
    case 'resume':
      return isAdministrator && state === 'inviting is paused';
    case 'stop a domain':
      return isAdministrator && state !== 'a domain is stopped';
    case 'let a domain in':
    case 'take in who is here':
      return isAdministrator;
    case 'delegate':
      return relation !== 'gave a delegation';
    case 'end the delegation':
      return relation === 'gave a delegation';
    case 'nominate':
      return isAdministrator || role === 'employee';
    default:
      return false;
  }
};

export const company = { RELATIONS, STATES, ATTEMPTS, arrange, may, opens: openCompany };
