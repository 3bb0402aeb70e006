const ADDRESS = 'Give an e-mail address in full, such as ruth@contoso.com.';
const STAGES = 'Write “none” (approved at once), or stages with one entry: ask and within.';
const ASK = 'Name who is asked, in order: owners, manager, administrators, or people: with a list of addresses.';
const STAY = 'Say how many days, such as “90 days”.';

/** What to do about a field that is missing or wrong. Places in a list are written `[]`. */
export const REMEDIES: Readonly<Record<string, string>> = {
  '': 'Start from policy.sample.yaml, which is complete.',
  version: 'Write “version: 1”. A higher number is for a later Guestlist than this one.',
  company: 'Give the company its name, privacyNotice and contact.',
  'company.name': 'Give the company’s name as guests know it, in at most 80 characters.',
  'company.privacyNotice':
    'Give the https address of the page where guests read what happens to their data (http only on localhost).',
  'company.contact': 'Give the e-mail address that answers for guests’ data, such as privacy@contoso.com.',
  administrators: 'List at least one colleague who looks after Guestlist, by e-mail address.',
  'administrators[]': ADDRESS,
  timeZone: 'Give the IANA name of your zone, such as Europe/Berlin or Asia/Shanghai.',
  guests: 'Give displayName and blockedDomains below it, or leave it out.',
  'guests.displayName': 'Use {name} and, if you like, {company}, in quotes: "{name} ({company})".',
  'guests.blockedDomains': 'List domains, such as mailinator.com, or leave it out.',
  'guests.blockedDomains[]': 'Write the domain alone, such as mailinator.com; what lies below it is blocked too.',
  offers: 'List at least one group or team that guests may be given.',
  'offers[]': 'Give it a name, a kind and an id.',
  'offers[].key': 'Use lower-case letters, digits and single hyphens, such as project-apollo, or leave it out.',
  'offers[].name': 'Give the name people see, in at most 80 characters.',
  'offers[].aliases': 'List other names people use, such as [Apollo], or leave it out.',
  'offers[].aliases[]': 'Give another name people use, in at most 60 characters.',
  'offers[].kind': 'Write “team” for a team in Teams, “group” for any other Microsoft 365 or security group.',
  'offers[].id': 'Copy the Object ID from Entra › Groups › the group’s overview.',
  'offers[].landing':
    'Give the https address where the guest arrives after accepting, or leave it out: guests then arrive in the team.',
  rules: 'List at least one rule; without one, nobody can be invited.',
  'rules[]': 'Give it a name, an approval and a longestStay.',
  'rules[].name': 'Give the rule a name that approvers understand, in at most 80 characters.',
  'rules[].when': 'Give domains, offers or both below it, or leave it out: the rule then matches everything.',
  'rules[].when.domains': 'List at least one domain, or leave it out: the rule then matches every domain.',
  'rules[].when.domains[]':
    'Write the domain alone, such as fabrikam.com, or "*.fabrikam.com" for what lies below it. For every domain, leave domains out.',
  'rules[].when.offers':
    'List at least one offer by its key or name, or leave it out: the rule then matches every offer.',
  'rules[].when.offers[]': 'Name an offer by its key or name.',
  'rules[].approval': STAGES,
  'rules[].approval.stages': STAGES,
  'rules[].approval.stages[]': STAGES,
  'rules[].approval.stages[].ask': ASK,
  'rules[].approval.stages[].ask[]': ASK,
  'rules[].approval.stages[].ask[].people': 'List at least one colleague by e-mail address.',
  'rules[].approval.stages[].ask[].people[]': ADDRESS,
  'rules[].approval.stages[].within': 'Say how long approvers have, such as “14 days”, “36 hours” or “90 minutes”.',
  'rules[].longestStay': STAY,
  'rules[].defaultStay': STAY,
  'rules[].delivery': 'Write [chat, mail], [chat] or [mail].',
  'rules[].delivery[]': 'Write chat, mail or both: [chat, mail].',
};
