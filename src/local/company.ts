/** The local company: small enough to know everybody, and with one of each thing that can go wrong. */

export const COMPANY_NAME = 'Contoso';
export const TENANT_ID = '7e4a0001-0000-4000-8000-00000000c0de';
export const DOMAIN = 'contoso.com';
export const INITIAL_DOMAIN = 'contoso.onmicrosoft.com';
/** The id in the app's manifest: what the catalogue calls externalId. */
export const LOCAL_TEAMS_APP_ID = '00000000-6775-4573-8000-006c69737431';
/** The same app as the tenant's own catalogue knows it. */
export const CATALOGUE_APP_ID = '33333333-0000-4000-8000-000000000001';
export const BOT_ID = '28:guestlist-local';
/** A channel of Project Apollo beside its General one. */
export const GUESTS_CHANNEL = '19:4d1c9f0a2b7e4e35a6d8c0000000a001@thread.tacv2';

export const FOUNDED = '2024-02-01T08:00:00Z';
export const personId = (n: number): string => `11111111-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const groupId = (n: number): string => `22222222-0000-4000-8000-${String(n).padStart(12, '0')}`;

export type Row = readonly [
  n: number,
  name: string,
  alias: string,
  zone: string,
  language: string,
  managerN: number | undefined,
  jobTitle: string,
  department: string,
];

export const ROWS: readonly Row[] = [
  [1, 'Sue Park', 'sue', 'Europe/Berlin', 'en-GB', 4, 'Programme lead', 'Audit'],
  [2, 'Oskar Lind', 'oskar', 'Europe/Berlin', 'en-US', 4, 'Project lead', 'Engineering'],
  [3, 'Mia Berg', 'mia', 'Europe/Stockholm', 'en-GB', 4, 'Architect', 'Engineering'],
  [4, 'Lin Wei', 'lin', 'Asia/Shanghai', 'zh-CN', 5, 'Head of engineering', 'Engineering'],
  [5, 'Ruth Adams', 'ruth', 'America/New_York', 'en-US', undefined, 'Chief executive', 'Board'],
  [6, 'Carl Meyer', 'carl', 'Europe/Berlin', 'en-GB', 5, 'Head of finance', 'Finance'],
  [7, 'Noor Haddad', 'noor', 'Africa/Cairo', 'en-GB', 5, 'Head of purchasing', 'Purchasing'],
  [8, 'Aiko Tanaka', 'aiko', 'Asia/Tokyo', 'en-GB', 6, 'Security analyst', 'Security'],
  [9, 'Ivy Novak', 'ivy', 'Australia/Sydney', 'en-US', 6, 'Security engineer', 'Security'],
];
