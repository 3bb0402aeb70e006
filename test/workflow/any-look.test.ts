import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { GroupId } from '../../src/kernel/ids.js';
import type { Finding } from '../../src/policy/findings.js';
import type { Policy } from '../../src/policy/policy.js';
import type { Known, Lacking, Survey } from '../../src/workflow/ports.js';
import { examine } from '../../src/workflow/preflight/examine.js';
import type { Books } from '../../src/workflow/preflight/scene.js';
import type { Ask } from '../../src/workflow/workflow.js';
import { anyPolicy } from '../policy/any-policy.js';
import { addressOf } from '../policy/policies.js';
import {
  APOLLO as PROJECT,
  aSurvey,
  aThing,
  carl,
  deleted,
  employee,
  group,
  guest,
  holder,
  known,
  mia,
  NOW,
  openNomination,
  someBooks,
  sue,
  unknown,
} from './surveys.js';

/** Every finding, over any rules that `check` accepts, any survey and any books: none may be so rare that nobody tested it. */

/** Mostly the plain day; now and then one of the others, or nothing at all. */
const mostly = <T>(plain: T, others: readonly T[], weight = 6): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(plain) }, { weight: 4, arbitrary: fc.constantFrom(plain, ...others) });
const fact = <T>(plain: T, ...others: readonly T[]): fc.Arbitrary<Known<T>> =>
  fc.oneof(
    { weight: 12, arbitrary: mostly(plain, others).map(known) },
    { weight: 1, arbitrary: fc.constantFrom(unknown('unavailable'), unknown('not-permitted')) },
  );

/** As `fact`, but more often not to be had. */
const often = <T>(plain: T, ...others: readonly T[]): fc.Arbitrary<Known<T>> =>
  fc.oneof(
    fact(plain, ...others),
    fc.constantFrom(unknown('unavailable'), unknown('not-permitted')),
    fc.constant(unknown()),
  );

const HOLDERS = [
  holder(),
  holder({ listed: false }),
  holder({ external: true }),
  holder({ synchronised: true }),
  holder({ synchronised: true }),
  holder({ holds: 'further' }),
  guest(),
  guest(),
  guest({ redemption: 'pending' }),
  guest({ redemption: 'pending' }),
  guest({ enabled: false }),
  guest({ enabled: false }),
];

const SUE = { account: employee(sue), department: 'Audit', jobTitle: 'Architect' };

const anyGroup = fact<ReturnType<typeof group> | undefined>(
  group(),
  undefined,
  group({ membership: 'by-rule' }),
  group({ roleAssignable: true }),
  group({ admitsGuests: false }),
);
/** The key is one that rules of `anyPolicy` may name. */
const APOLLO = { ...PROJECT, key: 'apollo' };
const AUDIT = { ...PROJECT, key: 'audit', name: 'Joint Audit' };

const anySurvey: fc.Arbitrary<Survey> = fc
  .record({
    accounts: fact<Survey['accounts'] extends Known<infer T> ? T : never>([], ...HOLDERS.map((one) => [one])),
    deletedGuests: fact([], [deleted]),
    isContact: fact(false, true),
    ownDomains: fact(['contoso.com', 'contoso-labs.com', 'mx.contoso-labs.com'], ['contoso.com']),
    homeTenant: often<{ id: string; name: string } | undefined>({ id: 'x', name: 'Fabrikam Inc.' }, undefined),
    guestsFromThere: often({ all: 12, accepted: 11 }, { all: 1, accepted: 0 }, { all: 0, accepted: 0 }),
    allowInvitesFrom: fact('everyone', 'none', 'none', 'adminsAndGuestInviters'),
    employeesSeeOthers: fact(true, false),
    inbound: fact<'open' | 'partly' | 'blocked'>('open', 'partly', 'blocked'),
    connected: often(false, true),
    group: anyGroup,
    other: anyGroup,
    nominator: fact(SUE, SUE, SUE, SUE, { ...SUE, account: employee(sue, { kind: 'guest' }) }),
    memberOf: often<GroupId[]>([]),
    owners: fact([employee(mia)], []),
    manager: fact<ReturnType<typeof employee> | undefined>(employee(mia), undefined),
    lacking: fact<Lacking>(new Map(), new Map(), new Map([['group', ['GroupMember.ReadWrite.All']]])),
  })
  .map(({ group: first, owners, other, ...facts }) =>
    aSurvey({
      ...facts,
      things: new Map([
        [APOLLO.key, aThing({ group: first, owners })],
        [AUDIT.key, aThing({ group: other, owners })],
      ]),
    }),
  );

const anyBooks: fc.Arbitrary<Books> = fc
  .record({
    answersFor: fc.nat(12),
    begunToday: fc.nat(6),
    partnerDomains: fc.constantFrom([], ['fabrikam.com'], ['fabrikarn.com', 'partners.net']),
    open: mostly(
      undefined,
      [openNomination(), openNomination({ nominator: sue }), openNomination({ joined: [sue] })],
      12,
    ),
    deniedSince: mostly<Date | undefined>(undefined, [new Date('2027-04-20T10:00:00Z')]),
    mailRoomFrom: mostly<Date | undefined>(new Date('2027-05-05T10:00:00Z'), [undefined]),
  })
  .map(({ open, deniedSince, mailRoomFrom, ...books }) =>
    someBooks({
      ...books,
      ...(open && { open }),
      ...(deniedSince && { deniedSince }),
      ...(mailRoomFrom && { mailRoomFrom }),
    }),
  );

const CHOICES: readonly Ask['chosen'][] = ['access', 'end', 'sponsor', 'backup', 'resend', 'revive'];
const anyAsk: fc.Arbitrary<Ask> = fc
  .record({
    address: fc
      .constantFrom(
        'fabrikam.com',
        'fabrikarn.com',
        'fabrikam.co',
        'partner.net',
        'gmail.com',
        'yopmail.com',
        'mx.contoso-labs.com',
      )
      .map((domain) => addressOf(`ada@${domain}`)),
    days: fc.integer({ min: -10, max: 300 }),
    offers: mostly<Ask['offers']>([APOLLO], [[], [APOLLO, AUDIT], [AUDIT, APOLLO]], 12),
    chosen: mostly<Ask['chosen']>(undefined, CHOICES, 12),
  })
  .map(({ address, days, offers, chosen }) => {
    const purpose = chosen === 'end' || chosen === 'sponsor' || chosen === 'backup' ? chosen : undefined;
    return {
      nominator: sue,
      address,
      until: new Date(NOW.getTime() + days * 86_400_000),
      zone: 'Europe/Berlin',
      offers: purpose ? [] : offers,
      ...(chosen && { chosen }),
      ...(purpose && { purpose }),
    };
  });

const limited = fc
  .tuple(
    anyPolicy,
    fc.constantFrom(
      ...Array.from({ length: 8 }, () => ({})),
      { perDay: 5 },
      { perDay: 2, guestsEach: 5 },
      { guestsEach: 8 },
      { who: { departments: ['Audit'] } },
      { who: { departments: ['Sales'] } },
    ),
  )
  .map(([policy, nominators]): Policy => ({ ...policy, nominators }));

const KINDS: readonly Finding['finding'][] = [
  'colleague',
  'own-domain',
  'external-member',
  'synchronised-user',
  'address-of-another',
  'rules',
  'too-many-guests',
  'too-many-today',
  'denied-lately',
  'mailed-enough',
  'not-a-nominator',
  'invitations-closed',
  'cross-tenant-blocked',
  'thing',
  'guest',
  'invited-guest',
  'disabled-guest',
  'deleted-guest',
  'open-nomination',
  'stay-too-long',
  'look-alike',
  'private-mailbox',
  'contact',
  'cross-tenant-partly',
  'passed-over',
];
const ORDER = ['refuse', 'offer', 'warn'];
const NAMED: readonly string[] = ['colleague', 'external-member', 'synchronised-user', 'address-of-another'];

describe('any look before sending', function () {
  const runs = { seed: 20270503, numRuns: 6000, includeErrorInReport: true } as const;

  it('meets every finding, in order, the same again, and names nobody it may not', () => {
    const seen = new Map<Finding['finding'], number>();
    let unchecked = 0;
    fc.assert(
      fc.property(anySurvey, anyBooks, anyAsk, limited, (survey, books, ask, policy) => {
        const looked = examine(survey, books, ask, policy, NOW);
        assert.deepEqual(examine(survey, books, ask, policy, NOW).findings, looked.findings, 'the same again');
        const answers = looked.findings.map(({ answer }) => ORDER.indexOf(answer));
        assert.deepEqual(
          answers,
          answers.toSorted((one, other) => one - other),
          'refusals first, warnings last',
        );
        const warnings = looked.findings.filter(({ answer }) => answer === 'warn');
        assert.equal(looked.seen.warnings.length, warnings.length, 'every warning travels');
        const mayName = survey.employeesSeeOthers.known && survey.employeesSeeOthers.value;
        for (const finding of looked.findings) {
          if (NAMED.includes(finding.finding) && 'name' in finding)
            assert.ok(mayName && finding.name === carl.name, 'a name nobody may see');
        }
        for (const kind of new Set(looked.findings.map(({ finding }) => finding)))
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
        if (looked.seen.unchecked.length > 0) unchecked += 1;
      }),
      runs,
    );
    const share = (count = 0) => (100 * count) / runs.numRuns;
    for (const kind of KINDS) console.log(`      ${kind.padEnd(24)}${share(seen.get(kind)).toFixed(1).padStart(5)} %`);
    console.log(`      ${'(a check not made)'.padEnd(24)}${share(unchecked).toFixed(1).padStart(5)} %`);
    assert.deepEqual(
      KINDS.filter((kind) => share(seen.get(kind)) < 2),
      [],
      'too rare to have been tested',
    );
    assert.deepEqual(
      [...seen.keys()].filter((kind) => !KINDS.includes(kind)),
      [],
    );
  });

  it('refuses nothing for want of a fact: what the directory keeps to itself is no reason', () => {
    const silent = (survey: Survey): Survey =>
      ({
        ...Object.fromEntries(Object.keys(survey).map((name) => [name, unknown('unavailable')])),
        things: new Map(
          [APOLLO, AUDIT].map(({ key }) => [key, { group: unknown('unavailable'), owners: unknown('unavailable') }]),
        ),
      }) as unknown as Survey;
    const OURS: readonly string[] = ['rules', 'too-many-guests', 'too-many-today', 'denied-lately'];
    fc.assert(
      fc.property(anySurvey, anyBooks, anyAsk, limited, (survey, books, ask, policy) => {
        const { findings, seen } = examine(silent(survey), books, ask, policy, NOW);
        const refused = findings.filter(({ answer, finding }) => answer === 'refuse' && !OURS.includes(finding));
        assert.deepEqual(refused, []);
        assert.ok(seen.unchecked.includes('address'));
      }),
      { ...runs, numRuns: 500 },
    );
  });
});
