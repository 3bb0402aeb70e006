import { personId } from './company.js';
import { firstGroups } from './first-day/groups.js';
import { firstConnected, firstContacts, firstHomeTenants } from './first-day/neighbours.js';
import { firstDeleted, firstPeople } from './first-day/people.js';
import type { DirectoryState } from './records.js';

/** The company on its first day, which is `now`. */
export const freshCompany = (now: Date): DirectoryState => ({
  users: firstPeople(),
  deletedUsers: firstDeleted(now),
  groups: firstGroups(),
  invitations: [
    {
      ticket: 'first-day-eve',
      userId: personId(102),
      address: 'eve@partner.net',
      redirectUrl: 'https://myapplications.microsoft.com/',
      at: '2025-09-08T09:30:00Z',
      messageSent: false,
    },
  ],
  contacts: firstContacts(),
  homeTenants: firstHomeTenants(),
  connectedOrganisations: firstConnected(),
  audits: [],
  harms: [],
});
