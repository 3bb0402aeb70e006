import { APPROVERS, asked } from './remedies/approval.js';
import { COLLEAGUES } from './remedies/conditions.js';
import { OFFERS, OFFERS_BY_KIND } from './remedies/offers.js';
import { NEVER, RULES } from './remedies/rules.js';
import { STAYS } from './remedies/stays.js';
import { ADDRESS, GROUP_ID, localised, STAY, under, type Remedies } from './remedies/under.js';

const COMPANY: Remedies = {
  company: 'Give the company its name, privacyNotice and contact.',
  'company.name': 'Give the company’s name as guests know it, in at most 80 characters.',
  'company.privacyNotice':
    'Give the https address of the page where guests read what happens to their data (http only on localhost).',
  'company.contact': 'Give the e-mail address that answers for guests’ data, such as privacy@contoso.com.',
  administrators: 'List at least one colleague who looks after Guestlist, by e-mail address.',
  'administrators[]': ADDRESS,
  timeZone: 'Give the IANA name of your zone, such as Europe/Berlin or Asia/Shanghai.',
  guests: 'Give displayName, blockedDomains, mailsPerWeek or denialsPerMonth below it, or leave it out.',
  'guests.displayName': 'Use {name} and, if you like, {company}, in quotes: "{name} ({company})".',
  'guests.blockedDomains': 'List domains, such as mailinator.com, or leave it out.',
  'guests.blockedDomains[]': 'Write the domain alone, such as mailinator.com; what lies below it is blocked too.',
  'guests.mailsPerWeek': 'Give how many mails that ask them in one address may get in seven days, 1 or more.',
  'guests.denialsPerMonth':
    'Give how often an address may be denied in thirty days before nobody but an administrator may nominate it, 1 or more.',
};

const NOMINATORS: Remedies = {
  nominators: 'Give who, perDay or guestsEach below it, or leave it out: every employee may then nominate.',
  'nominators.who': 'Give groups, departments or jobTitles below it, or leave it out: every employee is then meant.',
  ...under('nominators.who', COLLEAGUES),
  'nominators.perDay': 'Give how many nominations one person may send in a day, 1 or more.',
  'nominators.guestsEach': 'Give how many guests one person may answer for at a time, 1 or more.',
};

const PLACES = '{nominator}, {company} (yours) and {things} are filled in.';
const MAILS: Remedies = {
  mails: 'List templates of mails to guests, or leave it out.',
  'mails[]': 'Give it a name, and a subject, a note or both.',
  'mails[].name': 'Give it the name by which rules mention it, in at most 80 characters.',
  ...localised('mails[].subject', `Write the subject in at most 150 characters; ${PLACES}`),
  ...localised('mails[].note', `Write a paragraph of at most 600 characters; ${PLACES}`),
};

const NOMINATION: Remedies = {
  nomination: 'Say what is nominated: at least the guest’s address. What is left out counts as unknown.',
  'nomination.guest': 'Give a guest’s e-mail address, such as ada@fabrikam.com.',
  'nomination.to': 'List the offers asked for, by key or name, or leave it out.',
  'nomination.to[]': 'Name an offer by its key or name.',
  'nomination.stay': STAY,
  'nomination.homeTenant': 'Write “known” where the guest’s domain has a Microsoft tenant, “none” where it has none.',
  'nomination.partner': 'List all that holds: connected, earlier; or [first-contact] where neither does.',
  'nomination.partner[]': 'Write connected, earlier or first-contact.',
  'nomination.nominator': 'Say of the nominator what the directory would: groups, department, jobTitle, answersFor.',
  'nomination.nominator.groups': 'List all the nominator’s groups that matter to the rules, by Object ID.',
  'nomination.nominator.groups[]': GROUP_ID,
  'nomination.nominator.department': "Write the department as the directory does; empty ('') where it has none.",
  'nomination.nominator.jobTitle': "Write the job title as the directory does; empty ('') where it has none.",
  'nomination.nominator.answersFor': 'Give how many guests the nominator answers for, such as 3.',
};

const EXPECT = 'Write “no-rule”, or rule: with the name of the rule that decides and, if you like, then.';
const THEN = 'Write at-once, refused, or who is asked in each stage, such as [[owners, manager], [administrators]].';
const EXAMPLES: Remedies = {
  examples: 'List nominations and what the rules are to say of them, or leave it out.',
  'examples[]': 'Give it a nomination and what you expect.',
  'examples[].name': 'Say what it shows, in at most 120 characters, or leave it out.',
  ...under('examples[]', NOMINATION),
  'examples[].expect': EXPECT,
  'examples[].expect.rule': 'Give the name of a rule or of an entry of never.',
  'examples[].expect.then': THEN,
  'examples[].expect.then[]': THEN,
  ...asked('examples[].expect.then[][]'),
};

/** What to do about a field that is missing or wrong. Editors show it as the field's description. */
export const REMEDIES: Remedies = {
  '': 'Start from policy.sample.yaml, which is complete.',
  version: 'Write “version: 1”. A higher number is for a later Guestlist than this one.',
  ...COMPANY,
  ...NOMINATORS,
  ...APPROVERS,
  ...STAYS,
  ...OFFERS,
  ...NEVER,
  ...RULES,
  ...MAILS,
  ...EXAMPLES,
};

/** What to do instead, where something else beside the field says `kind`. */
export const BY_KIND: Readonly<Record<string, Remedies>> = OFFERS_BY_KIND;

/** Fields that are known where they stand, but not beside the others there. */
export const MISFITS: Remedies = {
  'rules[]': 'A rule lets in or refuses: remove refuse, or everything but name, when and refuse.',
  'offers[]': 'A role goes with “kind: application”, a policy and an approval with “kind: package”.',
  'rules[].questions[]': 'A pattern and a hint go with “kind: text”, choices with “kind: choice”.',
};

const IN_ALL = 'Write it in the file’s own stays, beside offers and rules: it is counted for all guests together.';

/** Fields that belong to another place of the file, by where they do not. */
export const ELSEWHERE: Remedies = {
  'rules[].stays.found':
    'Write it in the file’s own stays, beside offers and rules: it is about guests whom no rule let in.',
  'rules[].stays.forget':
    'Write it in the file’s own stays, beside offers and rules: what is over is forgotten alike, whichever rule it came by.',
  'rules[].stays.removalsPerDay': IN_ALL,
  'rules[].stays.stopsPerDay': IN_ALL,
};
