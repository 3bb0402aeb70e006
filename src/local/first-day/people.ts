import { DOMAIN, FOUNDED, INITIAL_DOMAIN, personId, ROWS, type Row } from '../company.js';
import { DAY, later } from '../../kernel/clock.js';
import { guestRecord, type GuestLook } from '../guests.js';
import { insiderRecord } from '../insiders.js';
import type { UserProperties, UserRecord } from '../records.js';

/** Who is in the directory on the company's first day. */

const insider = (n: number, name: string, alias: string, more: Partial<UserProperties> = {}): UserRecord =>
  insiderRecord(personId(n), name, alias, { createdDateTime: FOUNDED, ...more });

const employee = ([n, name, alias, zone, language, managerN, jobTitle, department]: Row): UserRecord => ({
  ...insider(n, name, alias, {
    // Ruth's second address lies outside the verified domains: the case in which only proxyAddresses tells.
    proxyAddresses: [
      `SMTP:${alias}@${DOMAIN}`,
      `smtp:${alias}@${INITIAL_DOMAIN}`,
      ...(n === 5 ? ['smtp:ruth.adams@adatum.com'] : []),
    ],
    preferredLanguage: language,
    jobTitle,
    department,
    businessPhones: [`+49 30 5550 01${n}`],
    officeLocation: `1/${n}`,
  }),
  inTeams: { zone, language },
  ...(managerN !== undefined && { managerId: personId(managerN) }),
});

/** The mailbox the bot writes to guests from: a shared mailbox is an account that nobody signs in to. */
const sharedMailbox = insider(90, 'Guestlist', 'guestlist', { accountEnabled: false, givenName: null });

/** Comes from a directory on-premises, with an address outside the verified domains as mail. */
const synchronised = insider(21, 'Jon Falk', 'jon', {
  mail: 'jon.falk@litwareinc.com',
  proxyAddresses: ['SMTP:jon.falk@litwareinc.com', `smtp:jon@${DOMAIN}`],
  onPremisesSyncEnabled: true,
});
const hidden = insider(22, 'Vera Stahl', 'vera', { showInAddressList: false });

const outsider = (
  n: number,
  displayName: string,
  address: string,
  state: GuestLook['state'],
  more: Partial<GuestLook> = {},
): UserRecord =>
  guestRecord({
    id: personId(n),
    displayName,
    address,
    state,
    createdAt: '2025-09-08T09:30:00Z',
    since: state === 'Accepted' ? '2025-09-09T14:05:00Z' : '2025-09-08T09:30:00Z',
    sponsorIds: [personId(1)],
    ...more,
  });

const accepted = 'Accepted';
const pending = 'PendingAcceptance';

/** Those by whose type the rule of All Staff goes, besides the rows. */
export const OTHER_MEMBERS = [21, 22, 107];

export const firstPeople = (): readonly UserRecord[] => [
  ...ROWS.map(employee),
  sharedMailbox,
  outsider(101, 'Bob Stone (Fabrikam)', 'bob@fabrikam.com', accepted),
  outsider(102, 'Eve Marsh (Partner)', 'eve@partner.net', pending),
  outsider(103, 'Grace Hill (Fabrikam)', 'grace@fabrikam.com', accepted),
  outsider(104, 'Hugo Lang (Fabrikam)', 'hugo@fabrikam.com', pending),
  outsider(105, 'Dora Quill (A. Datum)', 'dora@adatum.com', accepted, { enabled: false }),
  outsider(107, 'Ines Vega', 'ines@tailspintoys.com', accepted, { userType: 'Member' }),
  synchronised,
  hidden,
];

/** Finn was deleted five days ago, whenever that is. */
export const firstDeleted = (now: Date): readonly UserRecord[] => {
  const finn = outsider(106, 'Finn Roth (Northwind)', 'finn@northwindtraders.com', accepted);
  const deletedDateTime = `${later(now, -5 * DAY)
    .toISOString()
    .slice(0, 19)}Z`;
  return [{ ...finn, properties: { ...finn.properties, deletedDateTime } }];
};
