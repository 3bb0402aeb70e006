import { GROUP_ID, STAY, under, type Remedies } from './under.js';

const TITLE = 'Write it as the directory does; * stands for anything, upper and lower case are the same.';

export const COLLEAGUES: Remedies = {
  groups: 'List groups by their Object ID: members of one of them are meant.',
  'groups[]': GROUP_ID,
  departments: 'List departments, such as [Audit, "Eng*"], or leave it out.',
  'departments[]': TITLE,
  jobTitles: 'List job titles, such as ["Head of *"], or leave it out.',
  'jobTitles[]': TITLE,
};

const MAILBOX = 'Write company (a domain of its own), consumer (private ones, such as gmail.com) or disposable.';
const PARTNER =
  'Write connected (a connected organisation), earlier (guests from there have accepted) or first-contact (none has).';
const BOUNDS = 'Give moreThan, upTo or both below it, or leave it out.';

/** Of `when`; `all` says what leaving a condition out does. */
export const conditions = (all: string): Remedies => ({
  domains: `List at least one domain, or leave it out: ${all} every domain.`,
  'domains[]':
    'Write the domain alone, such as fabrikam.com, or "*.fabrikam.com" for what lies below it. For every domain, leave domains out.',
  mailbox: 'List what sort of mailboxes the guest’s domain holds: [company], [consumer], [disposable], or several.',
  'mailbox[]': MAILBOX,
  homeTenant: 'Write “known” where the guest’s domain has a Microsoft tenant, “none” where it has none.',
  partner: 'List what the guest’s company is to yours: [connected], [earlier], [first-contact], or several.',
  'partner[]': PARTNER,
  nominator: 'Give groups, departments or jobTitles below it; all that is given must hold of whoever nominates.',
  ...under('nominator', COLLEAGUES),
  offers: `List at least one offer by its key or name, or leave it out: ${all} every offer.`,
  'offers[]': 'Name an offer by its key or name.',
  stay: 'Give longerThan, upTo or both below it, in days; longerThan is the smaller one.',
  'stay.longerThan': STAY,
  'stay.upTo': STAY,
  answersFor: BOUNDS,
  'answersFor.moreThan': 'Give a number of guests, such as 10.',
  'answersFor.upTo': 'Give a number of guests, such as 10.',
});
