import { COLLEAGUES } from './conditions.js';
import { ADDRESS, GROUP_ID, STAY, under, type Remedies } from './under.js';

const KIND =
  'Write “team” (a team in Teams), “group” (any other Microsoft 365 or security group), “site” (a SharePoint site, by the group behind it), “application” or “package” (an access package).';
const APPLICATION_ID =
  'Copy the Object ID from Entra › Enterprise applications › the application’s overview; not the Application ID, which stands above it.';
const PACKAGE_ID =
  'Copy the Object ID from Entra › Identity Governance › Entitlement management › Access packages › its overview.';
const SITE_ID = 'Copy the Object ID of the group behind the site, from Entra › Groups › the group’s overview.';
const SITE_LANDING = 'Give the https address of the site: guests arrive there, and no application can look it up.';

export const OFFERS: Remedies = {
  offers: 'List at least one thing that guests may be given.',
  'offers[]': 'Give it a name, a kind and an id.',
  'offers[].key': 'Use lower-case letters, digits and single hyphens, such as project-apollo, or leave it out.',
  'offers[].name': 'Give the name people see, in at most 80 characters.',
  'offers[].aliases': 'List other names people use, such as [Apollo], or leave it out.',
  'offers[].aliases[]': 'Give another name people use, in at most 60 characters.',
  'offers[].kind': KIND,
  'offers[].id':
    'Copy the Object ID from Entra: of the group (also of a team or a site), the enterprise application or the access package.',
  'offers[].role':
    'Copy the id of the role from Entra › App registrations › the application › App roles; leave it out for an application without roles.',
  'offers[].policy':
    'Copy the id of the access package’s policy; leave it out where one policy alone admits the guests.',
  'offers[].approval':
    'Write “here” (the owners named in this file decide), “there” (whoever its policy in Microsoft Entra asks) or “both”; left out, it is both.',
  'offers[].owners':
    'Write {people: [addresses]} or {group: ID}: who answers for it in place of the owners in the directory; or leave it out.',
  'offers[].owners.people': 'List at least one colleague by e-mail address.',
  'offers[].owners.people[]': ADDRESS,
  'offers[].owners.group': GROUP_ID,
  'offers[].who':
    'Give groups, departments or jobTitles below it, or leave it out: whoever may nominate may then ask for it.',
  ...under('offers[].who', COLLEAGUES),
  'offers[].longestStay': STAY,
  'offers[].landing':
    'Give the https address where the guest arrives after accepting, or leave it out: guests then arrive in the team.',
};

/** What is different for one kind of offer. */
export const OFFERS_BY_KIND: Readonly<Record<string, Remedies>> = {
  'offers[].id': { group: GROUP_ID, team: GROUP_ID, site: SITE_ID, application: APPLICATION_ID, package: PACKAGE_ID },
  'offers[].landing': {
    site: SITE_LANDING,
    application: 'Give the https address of the application, or leave it out: the one that it has in the directory.',
    package: 'Give the https address where the guest arrives after accepting, or leave it out: My Apps.',
  },
};
