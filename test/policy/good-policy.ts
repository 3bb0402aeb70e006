/** A small policy that is good; each line can be put differently. */
const GOOD = [
  /*  1 */ 'version: 1',
  /*  2 */ 'company:',
  /*  3 */ '  name: Contoso',
  /*  4 */ '  privacyNotice: https://contoso.example/privacy',
  /*  5 */ '  contact: privacy@contoso.com',
  /*  6 */ 'administrators: [ruth@contoso.com]',
  /*  7 */ 'timeZone: Europe/Berlin',
  /*  8 */ 'guests:',
  /*  9 */ '  displayName: "{name} ({company})"',
  /* 10 */ '  blockedDomains: [mailinator.com]',
  /* 11 */ 'offers:',
  /* 12 */ '  - name: Project Apollo',
  /* 13 */ '    aliases: [Apollo]',
  /* 14 */ '    kind: team',
  /* 15 */ '    id: 22222222-0000-4000-8000-000000000001',
  /* 16 */ '  - name: Payroll',
  /* 17 */ '    kind: group',
  /* 18 */ '    id: 22222222-0000-4000-8000-000000000004',
  /* 19 */ 'rules:',
  /* 20 */ '  - name: Partners',
  /* 21 */ '    when:',
  /* 22 */ '      domains: [fabrikam.com]',
  /* 23 */ '    approval: none',
  /* 24 */ '    longestStay: 365 days',
  /* 25 */ '  - name: Everyone else',
  /* 26 */ '    approval:',
  /* 27 */ '      stages:',
  /* 28 */ '        - ask: [owners, manager]',
  /* 29 */ '          within: 14 days',
  /* 30 */ '    longestStay: 180 days',
  /* 31 */ '    defaultStay: 90 days',
];

export const withLines = (changes: Readonly<Record<number, string>>): string =>
  GOOD.map((line, at) => changes[at + 1] ?? line).join('\n');

/** Beside this file: what can be wrong with it, line by line. */
export const WRONG_FILES = [
  'wrong.yaml',
  'wrong-offers.yaml',
  'wrong-rules.yaml',
  'wrong-approval.yaml',
  'wrong-stays.yaml',
  'wrong-questions.yaml',
] as const;
