import assert from 'node:assert/strict';
import type { Guest } from '../../src/guest/guest.js';
import type { Finding } from '../../src/policy/findings.js';
import type { Policy } from '../../src/policy/policy.js';
import { examine, type Examined } from '../../src/workflow/preflight/examine.js';
import type { Books } from '../../src/workflow/preflight/scene.js';
import type { Ask } from '../../src/workflow/workflow.js';
import { addressOf, aPolicy, aRule } from '../policy/policies.js';
import {
  ada,
  anAsk,
  aSurvey,
  carl,
  deleted,
  employee,
  group,
  guest,
  holder,
  inOurBooks,
  known,
  NOW,
  openNomination,
  PAYROLL,
  someBooks,
  sue,
  type SurveyPart,
  unknown,
} from './surveys.js';

type Case = {
  readonly survey?: SurveyPart;
  readonly books?: Partial<Books>;
  readonly ask?: Partial<Ask>;
  readonly policy?: Partial<Policy>;
};

const look = ({ survey, books, ask, policy }: Case): Examined =>
  examine(aSurvey(survey), someBooks(books), anAsk(ask), aPolicy(policy), NOW);
const found = (one: Case): readonly Finding[] => look(one).findings;

const held = (...holders: Parameters<typeof holder>[0][]): SurveyPart => ({
  accounts: known(holders.map(holder)),
});
const at = (address: string, ...more: Partial<Ask>[]): Partial<Ask> =>
  Object.assign({ address: addressOf(address) }, ...more) as Partial<Ask>;

const adaIsIn: SurveyPart = { accounts: known([guest()]) };
const adaIsDisabled: SurveyPart = { accounts: known([guest({ enabled: false })]) };
const OPEN = openNomination().id;
const reason = { en: 'We work with them no more.', 'zh-CN': '我们已不再合作。' };
const adas = { guest: ada.id, name: 'Ada' };
const thing = (why: string) => ({
  answer: 'refuse',
  finding: 'thing',
  offer: 'project-apollo',
  name: 'Project Apollo',
  why,
});
const refusedBy = (verdict: object) => [{ answer: 'refuse', finding: 'rules', verdict: { ok: false, ...verdict } }];

/** Row by row as the plan has them: what is found where one thing is not as on a good day. */
const ROWS: readonly (readonly [string, Case, readonly object[]])[] = [
  ['nothing on a good day', {}, []],
  // Colleagues, and others who need no invitation.
  ['a colleague', { survey: held({}) }, [{ answer: 'refuse', finding: 'colleague', name: 'Carl' }]],
  [
    'a colleague who left, or a shared mailbox, without a name',
    { survey: held({ enabled: false }) },
    [{ answer: 'refuse', finding: 'colleague' }],
  ],
  [
    'an address of our own domain that nobody has',
    { ask: at('nobody@contoso.com') },
    [{ answer: 'refuse', finding: 'own-domain', domain: 'contoso.com' }],
  ],
  [
    'an external member',
    { survey: held({ external: true }) },
    [{ answer: 'refuse', finding: 'external-member', name: 'Carl' }],
  ],
  [
    'a synchronised user from elsewhere',
    { survey: held({ synchronised: true }) },
    [{ answer: 'refuse', finding: 'synchronised-user', name: 'Carl' }],
  ],
  [
    'a synchronised user of our own domain: a colleague',
    { survey: held({ synchronised: true }), ask: at('carl@contoso.com') },
    [{ answer: 'refuse', finding: 'colleague', name: 'Carl' }],
  ],
  [
    'a further address of another account',
    { survey: held({ holds: 'further' }) },
    [{ answer: 'refuse', finding: 'address-of-another', name: 'Carl' }],
  ],
  [
    'whoever goes by the address before whoever has it besides',
    { survey: { accounts: known([holder({ holds: 'further' }), guest()]) } },
    [{ answer: 'offer', finding: 'guest', ...adas }],
  ],
  // Guests there are already.
  ['an active guest', { survey: { accounts: known([guest()]) } }, [{ answer: 'offer', finding: 'guest', ...adas }]],
  [
    'an active guest whose stay is in our books',
    { survey: adaIsIn, books: { guest: inOurBooks(carl) } },
    [{ answer: 'offer', finding: 'guest', ...adas, until: NOW }],
  ],
  ...(
    [
      ['not-needed', 'over'],
      ['stopped', 'stopped'],
    ] as const
  ).map(
    ([why, over]) =>
      [
        `a guest whose account stayed open though our books end the stay: ${why}`,
        { survey: adaIsIn, books: { guest: { ...inOurBooks(carl), status: 'disabled', why } as Guest } },
        [{ answer: 'offer', finding: 'guest', ...adas, until: NOW, over }],
      ] as const,
  ),
  ...(['access', 'end', 'sponsor', 'backup'] as const).map(
    (chosen) => [`an active guest, and “${chosen}” was chosen`, { survey: adaIsIn, ask: { chosen } }, []] as const,
  ),
  [
    'an active guest where a link was to be sent again',
    { survey: adaIsIn, ask: { chosen: 'resend' } },
    [{ answer: 'offer', finding: 'guest', ...adas }],
  ],
  [
    'an invited guest',
    { survey: { accounts: known([guest({ redemption: 'pending' })]) }, books: { own: OPEN } },
    [{ answer: 'offer', finding: 'invited-guest', ...adas, own: OPEN }],
  ],
  [
    'an invited guest, and a new link was chosen',
    { survey: { accounts: known([guest({ redemption: 'pending' })]) }, ask: { chosen: 'resend' } },
    [],
  ],
  ['a disabled guest', { survey: adaIsDisabled }, [{ answer: 'offer', finding: 'disabled-guest', ...adas }]],
  ['a disabled guest to be enabled', { survey: adaIsDisabled, ask: { chosen: 'revive' } }, []],
  [
    'a deleted guest',
    { survey: { deletedGuests: known([deleted]) } },
    [{ answer: 'offer', finding: 'deleted-guest', ...adas, deletedAt: deleted.deletedAt }],
  ],
  ['a deleted guest to be restored', { survey: { deletedGuests: known([deleted]) }, ask: { chosen: 'revive' } }, []],
  [
    'a deleted guest to be invited anew',
    { survey: { deletedGuests: known([deleted]) }, ask: { chosen: 'resend' } },
    [],
  ],
  [
    'a guest whose domain became ours',
    { ask: at('ada@contoso.com'), survey: adaIsIn },
    [{ answer: 'offer', finding: 'guest', ...adas }],
  ],
  [
    'a deleted guest who is back',
    { survey: { ...adaIsIn, deletedGuests: known([deleted]) } },
    [{ answer: 'offer', finding: 'guest', ...adas }],
  ],
  [
    'a deleted guest who was invited again since',
    { survey: { accounts: known([guest()]), deletedGuests: known([deleted]) }, ask: { chosen: 'access' } },
    [],
  ],
  ...(
    [
      ['own', openNomination({ nominator: sue })],
      ['joined', openNomination({ joined: [sue] })],
      ['other', openNomination()],
    ] as const
  ).map(
    ([standing, open]) =>
      [
        `an open nomination (${standing})`,
        { books: { open } },
        [{ answer: 'offer', finding: 'open-nomination', nomination: OPEN, nominator: open.nominator, standing }],
      ] as const,
  ),
  // Addresses and domains that give to think.
  ['a contact', { survey: { isContact: known(true) } }, [{ answer: 'warn', finding: 'contact' }]],
  [
    'a blocked domain',
    { policy: { blockedDomains: ['fabrikam.com'] } },
    refusedBy({ why: 'blocked-domain', rule: 'guests.blockedDomains', domain: 'fabrikam.com' }),
  ],
  [
    'a consumer domain that the rules refuse, with their reason and no warning beside it',
    { ask: at('ada@gmail.com'), policy: { never: [{ name: 'Private', when: { mailbox: ['consumer'] }, reason }] } },
    refusedBy({ why: 'never', rule: 'Private', reason }),
  ],
  [
    'a consumer domain that the rules let through',
    { ask: at('ada@gmail.com') },
    [{ answer: 'warn', finding: 'private-mailbox', domain: 'gmail.com', mailbox: 'consumer' }],
  ],
  [
    'a disposable domain that the rules let through',
    { ask: at('ada@mailinator.com') },
    [{ answer: 'warn', finding: 'private-mailbox', domain: 'mailinator.com', mailbox: 'disposable' }],
  ],
  [
    'a domain like a partner’s',
    {
      ask: at('ada@fabrlkam.com'),
      survey: { guestsFromThere: known({ all: 0, accepted: 0 }), alsoCounted: known(12) },
      books: { partnerDomains: ['fabrikam.com'], alsoCounted: 'fabrikam.com' },
    },
    [{ answer: 'warn', finding: 'look-alike', domain: 'fabrlkam.com', known: 'fabrikam.com', ours: false, guests: 12 }],
  ],
  [
    'a domain like one of a rule’s',
    {
      ask: at('ada@fabrlkam.com'),
      survey: { guestsFromThere: known({ all: 0, accepted: 0 }) },
      policy: {
        rules: [aRule({ name: 'Partners', when: { domains: ['*.fabrikam.com'] } }), aRule({ name: 'Others' })],
      },
    },
    [{ answer: 'warn', finding: 'look-alike', domain: 'fabrlkam.com', known: 'fabrikam.com', ours: false }],
  ],
  ...(['gmai1.com', 'outlok.com'] as const).map((domain): (typeof ROWS)[number] => [
    `a domain like a large provider’s: ${domain}`,
    { ask: at(`ada@${domain}`), survey: { guestsFromThere: known({ all: 0, accepted: 0 }) } },
    [
      {
        answer: 'warn',
        finding: 'look-alike',
        domain,
        known: domain === 'gmai1.com' ? 'gmail.com' : 'outlook.com',
        ours: false,
      },
    ],
  ]),
  [
    'a domain like our own',
    { ask: at('ada@contosoo.com'), survey: { guestsFromThere: known({ all: 1, accepted: 0 }) } },
    [{ answer: 'warn', finding: 'look-alike', domain: 'contosoo.com', known: 'contoso.com', ours: true }],
  ],
  [
    'a domain like our own from which guests have come before',
    { ask: at('ada@contosoo.com'), survey: { guestsFromThere: known({ all: 1, accepted: 1 }) } },
    [],
  ],
  // The two tenants.
  [
    'invitations closed by the tenant',
    { survey: { allowInvitesFrom: known('none') } },
    [{ answer: 'refuse', finding: 'invitations-closed', setting: 'none' }],
  ],
  [
    'invitations closed, but the guest is here',
    { survey: { allowInvitesFrom: known('none'), accounts: known([guest()]) }, ask: { chosen: 'access' } },
    [],
  ],
  [
    'invitations closed, but the guest is only to be enabled',
    { survey: { ...adaIsDisabled, allowInvitesFrom: known('none') }, ask: { chosen: 'revive' } },
    [],
  ],
  [
    'invitations closed, and perhaps the guest is here',
    { survey: { accounts: unknown(), allowInvitesFrom: known('none') } },
    [],
  ],
  [
    'invitations closed, and a new link is wanted',
    {
      survey: { allowInvitesFrom: known('none'), accounts: known([guest({ redemption: 'pending' })]) },
      ask: { chosen: 'resend' },
    },
    [{ answer: 'refuse', finding: 'invitations-closed', setting: 'none' }],
  ],
  ...['adminsAndGuestInviters', 'adminsGuestInvitersAndAllMembers'].map(
    (setting) => [`invitations for some (${setting})`, { survey: { allowInvitesFrom: known(setting) } }, []] as const,
  ),
  [
    'a tenant that our cross-tenant settings block',
    { survey: { inbound: known('blocked') } },
    [{ answer: 'refuse', finding: 'cross-tenant-blocked', tenant: 'Fabrikam Inc.' }],
  ],
  [
    'a blocked tenant’s guest whose stay is to end earlier',
    { survey: { inbound: known('blocked'), accounts: known([guest()]) }, ask: { chosen: 'end', purpose: 'end' } },
    [],
  ],
  [
    'a tenant of which our settings let some in',
    { survey: { inbound: known('partly'), homeTenant: unknown() } },
    [{ answer: 'warn', finding: 'cross-tenant-partly' }],
  ],
  // What is asked for.
  ['a group that is gone', { survey: { group: known(undefined) } }, [thing('gone')]],
  ['a dynamic group', { survey: { group: known(group({ membership: 'by-rule' })) } }, [thing('dynamic')]],
  [
    'a synchronised group',
    { survey: { group: known(group({ membership: 'synchronised' })) } },
    [thing('synchronised')],
  ],
  [
    'a role-assignable group',
    { survey: { group: known(group({ roleAssignable: true })) } },
    [thing('role-assignable')],
  ],
  ['a group closed by its setting', { survey: { group: known(group({ admitsGuests: false })) } }, [thing('no-guests')]],
  [
    'a group closed by its label',
    { survey: { group: known(group({ admitsGuests: false, labelled: true })) } },
    [thing('label')],
  ],
  ['a labelled group that takes guests', { survey: { group: known(group({ labelled: true })) } }, []],
  // The company's rules.
  ['no rule that matches', { policy: { rules: [] } }, refusedBy({ why: 'no-rule', passedOver: [] })],
  [
    'a rule that refuses',
    { policy: { rules: [{ name: 'Not them', when: { domains: ['fabrikam.com'] }, refuse: reason }] } },
    refusedBy({ why: 'rule-refuses', rule: 'Not them', reason }),
  ],
  [
    'an end that is past',
    { ask: { until: new Date('2027-05-01T12:00:00Z') } },
    refusedBy({ why: 'end-in-the-past', rule: 'Everyone' }),
  ],
  [
    'an end beyond the rule’s limit',
    { policy: { rules: [aRule({ name: 'Short', longestStay: 2 })] } },
    [{ answer: 'offer', finding: 'stay-too-long', rule: 'Short', latestEnd: new Date('2027-05-05T21:59:59.999Z') }],
  ],
  [
    'an end beyond the limit, which a backup sponsor does not touch',
    {
      books: { guest: inOurBooks(carl) },
      survey: adaIsIn,
      ask: { chosen: 'backup', purpose: 'backup' },
      policy: { rules: [aRule({ name: 'Short', longestStay: 2 })] },
    },
    [],
  ],
  [
    'an end beyond the limit, which whoever is new to our books brings along',
    {
      survey: adaIsIn,
      ask: { chosen: 'sponsor', purpose: 'sponsor' },
      policy: { rules: [aRule({ name: 'Short', longestStay: 2 })] },
    },
    [{ answer: 'offer', finding: 'stay-too-long', rule: 'Short', latestEnd: new Date('2027-05-05T21:59:59.999Z') }],
  ],
  [
    'an end beyond the limit of one of the things the guest was given',
    {
      books: { guest: inOurBooks(sue), given: ['project-apollo', 'audit'] },
      survey: adaIsIn,
      ask: { chosen: 'end', purpose: 'end' },
      policy: {
        rules: [aRule({ name: 'Short', when: { offers: ['audit'] }, longestStay: 2 }), aRule({ name: 'Everyone' })],
      },
    },
    [{ answer: 'offer', finding: 'stay-too-long', rule: 'Short', latestEnd: new Date('2027-05-05T21:59:59.999Z') }],
  ],
  [
    'a nominator over their number',
    { policy: { nominators: { guestsEach: 3 } } },
    [{ answer: 'refuse', finding: 'too-many-guests', limit: 3, has: 3 }],
  ],
  ...(
    [
      ['sends their own link again', { books: { own: OPEN } }],
      [
        'answers for the guest already',
        { books: { guest: inOurBooks(sue) }, survey: adaIsDisabled, ask: { chosen: 'revive' } },
      ],
      [
        'gives more to another’s guest',
        { books: { guest: inOurBooks(carl) }, survey: adaIsIn, ask: { chosen: 'access' } },
      ],
      ['changes the end of a stay', { survey: adaIsIn, ask: { chosen: 'end', purpose: 'end' } }],
      ['names a sponsor', { ask: { sponsor: carl } }],
    ] as const satisfies readonly (readonly [string, Case])[]
  ).map(
    ([does, one]) =>
      [`a nominator over their number who ${does}`, { ...one, policy: { nominators: { guestsEach: 3 } } }, []] as const,
  ),
  ...(
    [
      [
        'becomes sponsor of another’s guest',
        { books: { guest: inOurBooks(carl) }, survey: adaIsIn, ask: { chosen: 'sponsor', purpose: 'sponsor' } },
      ],
      ['becomes sponsor', { survey: adaIsIn, ask: { chosen: 'sponsor', purpose: 'sponsor' } }],
      ['gives more to a guest whom we do not know', { survey: adaIsIn, ask: { chosen: 'access' } }],
    ] as const satisfies readonly (readonly [string, Case])[]
  ).map(
    ([does, one]) =>
      [
        `a nominator over their number who ${does}`,
        { ...one, policy: { nominators: { guestsEach: 3 } } },
        [{ answer: 'refuse', finding: 'too-many-guests', limit: 3, has: 3 }],
      ] as const,
  ),
  ['a nominator below their number', { policy: { nominators: { guestsEach: 4, perDay: 1 } } }, []],
  [
    'a nominator who sent enough today',
    { books: { begunToday: 5 }, policy: { nominators: { perDay: 5 } } },
    [{ answer: 'refuse', finding: 'too-many-today', limit: 5 }],
  ],
  [
    'a nominator of the wrong group',
    { survey: { memberOf: known([]) }, policy: { nominators: { who: { groups: [PAYROLL] } } } },
    [{ answer: 'refuse', finding: 'not-a-nominator' }],
  ],
  ['a nominator of the right department', { policy: { nominators: { who: { departments: ['audit'] } } } }, []],
  [
    'a guest who nominates',
    { survey: { nominator: known({ account: employee(sue, { kind: 'guest' }), department: '', jobTitle: '' }) } },
    [{ answer: 'refuse', finding: 'not-a-nominator' }],
  ],
  [
    'rules that were passed over',
    {
      survey: { homeTenant: unknown() },
      policy: { rules: [aRule({ name: 'Neighbours', when: { homeTenant: 'known' } }), aRule({ name: 'Everyone' })] },
    },
    [{ answer: 'warn', finding: 'passed-over', rules: [{ rule: 'Neighbours', missing: ['homeTenant'] }] }],
  ],
];

describe('a look before sending', () => {
  for (const [row, one, expected] of ROWS) it(`finds ${row}`, () => assert.deepEqual(found(one), expected));
});
