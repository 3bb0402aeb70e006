import type { z } from 'zod';
import { personId, type PersonId } from '../kernel/ids.js';
import type { Person } from '../kernel/people.js';
import type { Call } from './call.js';
import { odata } from './path.js';
import { nameIn } from './people.js';
import { wireAudits } from './stay-shapes.js';

type Audits = z.infer<typeof wireAudits>['value'];

/** Nobody is invited more often than that within a month. */
const MOST = 50;

/** The first one who did, where several have. */
export const readInviter = async (call: Call, guest: PersonId): Promise<Person | undefined> => {
  const $filter = odata`activityDisplayName eq ${'Invite external user'} and targetResources/any(t:t/id eq ${guest})`;
  const { value } = await call('GET /auditLogs/directoryAudits', { query: { $filter, $top: MOST } }, wireAudits);
  return [...value]
    .filter(({ result }) => result !== 'failure')
    .sort(oldestFirst)
    .flatMap(inviterIn)[0];
};

const oldestFirst = (one: Audits[number], other: Audits[number]): number =>
  one.activityDateTime.getTime() - other.activityDateTime.getTime();

/** The display name is empty there as a rule. */
const inviterIn = ({ initiatedBy }: Audits[number]): readonly Person[] => {
  const { id, displayName, userPrincipalName } = initiatedBy?.user ?? {};
  const known = personId.safeParse(id).data;
  const address = userPrincipalName ?? '';
  return known && known !== NOBODY ? [{ id: known, name: nameIn(displayName) || address, address }] : [];
};

const NOBODY = '00000000-0000-0000-0000-000000000000';
