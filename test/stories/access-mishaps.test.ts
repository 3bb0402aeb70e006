import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.js';
import { addressOf, approvalsBy, named, pressed } from '../support/nominating.js';
import { createWorld, type World } from '../support/world.js';

/** What becomes of a thing between the asking and the giving, over the real bot and the local tenant. */

const group = (n: number): string => `22222222-0000-4000-8000-${String(n).padStart(12, '0')}`;
const application = (n: number): string => `a1000000-0000-4000-8000-00000000000${n}`;
const contractorKit = 'a3000000-0000-4000-8000-000000000002';

/** A Monday, at eight in Berlin. */
const MONDAY = new Date('2027-05-03T06:00:00Z');

type Mishap = {
  readonly guest: string;
  readonly to: string;
  /** What is asked for with it, and is given. */
  readonly besides?: { readonly to: string; readonly group: string };
  readonly happens: (tenant: World['tenant']) => Promise<unknown>;
  /** What Sue reads of what was to be given, and who can change it. */
  readonly reads: RegExp;
  /** What the administrators read, where nobody else can do anything. */
  readonly told?: RegExp;
  /** What whoever asks for it next reads at once. */
  readonly found: RegExp;
};

const MISHAPS: Readonly<Record<string, Mishap>> = {
  'a group is deleted': {
    guest: 'Ann Mishap',
    to: 'Vendor Portal',
    besides: { to: "Sue's Workshop", group: group(6) },
    happens: (tenant) => tenant.deleteGroup(group(3)),
    reads: /not given: it no longer exists\. The Guestlist administrators know/,
    told: /could not be given Vendor Portal: our rules offer it, and it no longer exists\.[^]*rules file/,
    found: /Vendor Portal no longer exists\./,
  },
  'a group closes to guests': {
    guest: 'Bea Mishap',
    to: 'Joint Audit',
    happens: (tenant) => tenant.changeGroup(group(2), { guests: false }),
    reads: /not given: its settings keep guests out\. Its owners can change that\./,
    found: /Joint Audit keeps guests out by its own settings\. Its owners can change that/,
  },
  'a team fills up': {
    guest: 'Cas Mishap',
    to: 'Project Apollo',
    happens: (tenant) => tenant.changeGroup(group(1), { full: true }),
    reads: /not given: it has as many members as Microsoft allows\. Its owners can make room\./,
    found: /Project Apollo has as many members as Microsoft allows\. Its owners can make room/,
  },
  'a rule chooses the members of a group': {
    guest: 'Dag Mishap',
    to: 'Garden',
    happens: (tenant) => tenant.changeGroup(group(10), { membersBy: 'rule' }),
    reads: /not given: its members are chosen by a rule[^]*Whoever looks after that rule can change it\./,
    found: /The members of Garden are chosen by a rule/,
  },
  'the group behind a site is synchronised': {
    guest: 'Eva Mishap',
    to: 'Partner Workspace',
    happens: (tenant) => tenant.changeGroup(group(12), { membersBy: 'on-premises' }),
    reads: /not given: its members come from a directory on-premises[^]*Whoever looks after that directory/,
    found: /The members of Partner Workspace come from a directory on-premises/,
  },
  'a role is deleted': {
    guest: 'Fay Mishap',
    to: 'Time Sheets',
    happens: (tenant) =>
      tenant.changeApplication(application(1), { withoutRole: 'a2000000-0000-4000-8000-000000000001' }),
    reads: /not given: the role no longer exists there[^]*The Guestlist administrators know/,
    told: /could not be given Time Sheets: our rules name a role that no longer exists there[^]*rules file/,
    found: /The role that guests would have in Time Sheets no longer exists there/,
  },
  'an application is switched off': {
    guest: 'Gus Mishap',
    to: 'Travel Desk',
    happens: (tenant) => tenant.changeApplication(application(3), { enabled: false }),
    reads: /not given: nobody can sign in to it: it is switched off\. The administrators of our tenant/,
    found: /Nobody can sign in to Travel Desk just now: it is switched off/,
  },
  'an application is deleted': {
    guest: 'Hal Mishap',
    to: 'Reports',
    happens: (tenant) => tenant.deleteApplication(application(2)),
    reads: /not given: it no longer exists\./,
    told: /could not be given Reports: our rules offer it, and it no longer exists/,
    found: /Reports no longer exists\./,
  },
  'no policy of a package admits them any more': {
    guest: 'Ida Mishap',
    to: 'Contractor Kit',
    happens: (tenant) => tenant.changePackage(contractorKit, { withoutPolicy: 'a4000000-0000-4000-8000-000000000003' }),
    reads: /not given: it is not for guests of this company\. Whoever looks after it can admit them\./,
    found: /Contractor Kit can no longer be given in the way our rules say/,
  },
};

const offers = [
  { name: 'Garden', kind: 'group', id: group(10) },
  { name: 'Travel Desk', kind: 'application', id: application(3) },
  { name: 'Reports', kind: 'application', id: application(2) },
];

describe('what a guest was to be given', function () {
  let world: World;
  before(async () => {
    const rules = { oskars: { stages: [{ ask: [named('oskar')], within: '30 days' }] } };
    const file = await approvalsBy(rules, (file) => file.offers.push(...offers));
    world = await createWorld({ POLICY_FILE: file }, MONDAY);
    await world.tenant.changeApplication(application(2), { enabled: true });
  });
  after(() => world.ends());

  const asks = (guest: string, to: string) =>
    world.sue.says(`invite ${guest} <${addressOf(guest, 'oskars')}> to ${to} for 10 weeks, figures`);
  const accountOf = (guest: string) =>
    eventually(async () => {
      const { users } = await world.tenant.state<{
        users: readonly { id: string; mail?: string; groupIds: readonly string[] }[];
      }>();
      const found = users.find(({ mail }) => mail === addressOf(guest, 'oskars'));
      assert.ok(found, `${guest} has no account`);
      return found;
    });

  for (const [what, { guest, to, besides, happens, reads, told, found }] of Object.entries(MISHAPS))
    it(`is not given where ${what} meanwhile, and who can change that is said`, async () => {
      await asks(guest, besides ? `${to} and ${besides.to}` : to);
      await world.sue.presses('Send for approval');
      await world.sue.reads(new RegExp(`^${guest} → ${to}`));
      await happens(world.tenant);
      await pressed(world.oskar, new RegExp(guest), 'Approve');
      await world.sue.reads(new RegExp(`^${guest} →[^]*${to} — ${reads.source}`));
      await world.sue.reads(new RegExp(`^${guest}[^]*could not be given all that was asked for[^]*${reads.source}`));
      if (told) await world.ruth.reads(new RegExp(`${guest}[^]*${told.source}`));
      else await world.ruth.neverReads(new RegExp(guest));
      await eventually(async () => assert.deepEqual((await accountOf(guest)).groupIds, besides ? [besides.group] : []));

      await asks('Zoe Mishap', to);
      await world.sue.reads(found);
      await world.sue.says('cancel');
    });
});
