import assert from 'node:assert/strict';
import {
  CONNECTED,
  DEFAULT,
  everybody,
  everything,
  HOME,
  OPEN,
  PARTNER,
  surveyOf,
  TENANT_OF,
  user,
} from './answers.js';
import { answered, listed, refused, type Answer } from './parts.js';
import { startPlayback, type Playback } from './playback.js';

describe('what the directory’s answers mean', () => {
  let graph: Playback;
  beforeEach(async () => {
    graph = await startPlayback();
  });
  afterEach(() => graph.close());
  const surveyed = (but: Readonly<Record<string, Answer>>) => surveyOf(graph, but);

  describe('of our inbound settings', () => {
    const inbound = (usersAndGroups: unknown, applications: unknown): Answer =>
      answered({ b2bCollaborationInbound: { usersAndGroups, applications } });
    const some = { accessType: 'allowed', targets: [{ target: '7777', targetType: 'group' }] };
    const notSome = { accessType: 'blocked', targets: [{ target: '7777', targetType: 'group' }] };
    const office = { accessType: 'allowed', targets: [{ target: 'Office365', targetType: 'application' }] };
    const odd = { accessType: 'unknownFutureValue', targets: [{ target: 'AllUsers', targetType: 'user' }] };
    const closed = inbound(everybody('blocked'), everything('blocked'));
    const cases: readonly (readonly [what: string, partner: Answer, general: Answer, value: string])[] = [
      ['nothing for the partner, open by default', refused(404, 'NotFound'), answered(OPEN), 'open'],
      ['nothing for the partner, closed by default', refused(404, 'NotFound'), closed, 'blocked'],
      ['a partner that inherits all', answered({ b2bCollaborationInbound: null }), closed, 'blocked'],
      ['an open partner, closed by default', answered(OPEN), closed, 'open'],
      ['people blocked', inbound(everybody('blocked'), null), answered(OPEN), 'blocked'],
      ['applications blocked', inbound(null, everything('blocked')), answered(OPEN), 'blocked'],
      ['people open, applications inherited', inbound(everybody('allowed'), null), closed, 'blocked'],
      ['some people allowed', inbound(some, everything('allowed')), answered(OPEN), 'partly'],
      ['some people blocked', inbound(notSome, null), answered(OPEN), 'partly'],
      ['some applications allowed', inbound(null, office), answered(OPEN), 'partly'],
      ['a value of the future', inbound(odd, null), answered(OPEN), 'partly'],
      ['never configured', answered({}), answered({ b2bCollaborationInbound: null }), 'open'],
    ];
    for (const [what, partner, general, value] of cases)
      it(`${what}: ${value}`, async () => {
        const survey = await surveyed({ [PARTNER]: partner, [DEFAULT]: general });
        assert.deepEqual(survey.inbound, { known: true, value });
      });

    it('needs no default where the partner has settings of its own', async () => {
      const survey = await surveyed({ [PARTNER]: answered(OPEN), [DEFAULT]: refused(403, 'Forbidden') });
      assert.deepEqual(survey.inbound, { known: true, value: 'open' });
    });
  });

  describe('of connected organisations', () => {
    const source = (identitySource: object, state = 'configured') => ({
      id: '1',
      state,
      identitySources: [identitySource],
    });
    const none = refused(404, 'Request_ResourceNotFound');
    const page = (...value: readonly object[]) => ({ [CONNECTED]: listed(...value) });
    const first = (...value: readonly object[]) => ({
      [CONNECTED]: answered({ value, '@odata.nextLink': 'https://graph.microsoft.com/v1.0/next' }),
    });
    const filtered = (...value: readonly object[]) => ({ [`${CONNECTED} by tenant`]: listed(...value) });
    const tenant = source({ tenantId: HOME.toUpperCase() });
    const domain = source({ domainName: 'Fabrikam.com' });
    const cases: readonly (readonly [
      what: string,
      answers: Readonly<Record<string, Answer>>,
      value: boolean | 'unavailable',
    ])[] = [
      ['the tenant', page(tenant), true],
      ['the domain', page(domain), true],
      ['the domain, whatever its tenant', { ...page(domain), [TENANT_OF]: none }, true],
      ['others', page(source({ tenantId: 'another' }), source({ domainName: 'fabrikam.com.au' })), false],
      ['the domain above', page(source({ domainName: 'com' })), false],
      ['those that nobody agreed to', page({ ...tenant, state: 'proposed' }, { ...domain, state: 'proposed' }), false],
      ['nobody, and no tenant', { ...page(source({ displayName: 'x' })), [TENANT_OF]: none }, false],
      ['the tenant, on another page', { ...first(), ...filtered(tenant) }, true],
      [
        'another tenant, as if nothing had been asked',
        { ...first(), ...filtered(source({ tenantId: 'x' })) },
        'unavailable',
      ],
      ['nobody on the first page of many', { ...first(), ...filtered() }, 'unavailable'],
      ['nobody on the first page of many, and no tenant', { ...first(), [TENANT_OF]: none }, 'unavailable'],
    ];
    for (const [what, answers, value] of cases)
      it(`${what}: ${String(value)}`, async () => {
        const { connected } = await surveyed(answers);
        assert.deepEqual(connected, value === 'unavailable' ? { known: false, why: value } : { known: true, value });
        assert.ok(
          graph.received.every(({ path }) => path === '/$batch'),
          'no page is followed',
        );
      });
  });

  describe('of those who have the address', () => {
    const holder = async (more: object) => {
      const { accounts } = await surveyed({ holders: listed(user(9, 'Somebody', more)) });
      assert.ok(accounts.known);
      const [{ holds, external, synchronised, listed: inLists } = assert.fail()] = accounts.value;
      return { holds, external, synchronised, listed: inLists };
    };
    const plain = { holds: 'further', external: false, synchronised: false, listed: true };
    const cases: readonly (readonly [what: string, user: object, expected: object])[] = [
      ['a proxy address', { proxyAddresses: ['smtp:ada@fabrikam.com'] }, plain],
      ['the mail', { mail: 'ADA@fabrikam.com' }, { ...plain, holds: 'main' }],
      ['the principal name', { userPrincipalName: 'Ada@fabrikam.com' }, { ...plain, holds: 'main' }],
      [
        'a guest whose mail was changed',
        { userPrincipalName: 'Ada_Fabrikam.com#EXT#@contoso.onmicrosoft.com' },
        { ...plain, holds: 'main', external: true },
      ],
      ['somebody invited and made a member', { creationType: 'Invitation' }, { ...plain, external: true }],
      ['somebody who once redeemed', { externalUserState: 'Accepted' }, { ...plain, external: true }],
      ['a synchronised user', { onPremisesSyncEnabled: true, creationType: null }, { ...plain, synchronised: true }],
      ['somebody hidden', { showInAddressList: false }, { ...plain, listed: false }],
      ['somebody of whom nothing is said', { showInAddressList: null, onPremisesSyncEnabled: null }, plain],
    ];
    for (const [what, is, expected] of cases) it(what, async () => assert.deepEqual(await holder(is), expected));
  });
});
