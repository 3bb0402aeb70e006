import { guestAddress } from '../../src/kernel/address.js';
import { DAY, later } from '../../src/kernel/clock.js';
import { groupId, nominationId, personId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { Facts } from '../../src/nomination/nomination.js';
import type { ApproverSource, Stage } from '../../src/policy/policy.js';

const id = (n: number): string => `11111111-0000-4000-8000-00000000000${n}`;
const human = (n: number, name: string, address: string): Person => ({ id: personId.parse(id(n)), name, address });

export const sue = human(1, 'Sue Park', 'sue@contoso.com');
export const oskar = human(2, 'Oskar Lind', 'oskar@contoso.com');
export const mia = human(3, 'Mia Berg', 'mia@contoso.com');
export const ruth = human(4, 'Ruth Okafor', 'ruth@contoso.com');
export const lin = human(5, 'Lin Wei', 'lin@contoso.com');
/** Colleagues who are asked nothing by themselves. */
export const carl = human(6, 'Carl Meyer', 'carl@contoso.com');
export const nora = human(7, 'Nora Haas', 'nora@contoso.com');
export const ada = personId.parse('33333333-0000-4000-8000-000000000001');

export const NOON = new Date('2027-05-03T12:00:00Z');

/** One yes of these is enough, for three days, every day of the week. */
export const stage = (sources: readonly ApproverSource[], rest: Partial<Stage> = {}): Stage => ({
  sources,
  quorum: 'any',
  within: 3 * DAY,
  handOver: false,
  ...rest,
});

/** Sue's nomination of Ada Lovelace to Project Apollo, to be answered by its owners, else by her manager. */
export const facts = (changes: Partial<Facts> = {}): Facts => ({
  id: nominationId.parse('44444444-0000-4000-8000-000000000001'),
  nominator: sue,
  guest: {
    address: guestAddress.parse('ada@fabrikam.com'),
    name: 'Ada Lovelace',
    company: 'Fabrikam',
    displayName: 'Ada Lovelace (Fabrikam)',
    language: 'en',
  },
  access: [
    {
      key: 'project-apollo',
      kind: 'team',
      id: groupId.parse('22222222-0000-4000-8000-000000000001'),
      name: 'Project Apollo',
    },
  ],
  reason: 'joint audit',
  until: new Date('2027-06-30T21:59:59.999Z'),
  zone: 'Europe/Berlin',
  deliveries: ['chat', 'mail'],
  judgement: {
    rule: 'Known partners',
    policy: 'f'.repeat(64),
    stages: [stage([{ from: 'owners' }, { from: 'manager' }])],
  },
  nominatedAt: NOON,
  ...changes,
});

export const afterNoon = (milliseconds: number): Date => later(NOON, milliseconds);
