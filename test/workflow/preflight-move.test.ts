import assert from 'node:assert/strict';
import type { Policy } from '../../src/policy/policy.js';
import type { Survey } from '../../src/workflow/ports.js';
import { examine } from '../../src/workflow/preflight/examine.js';
import type { Books } from '../../src/workflow/preflight/scene.js';
import type { Ask } from '../../src/workflow/workflow.js';
import { addressOf, aPolicy, aRule } from '../policy/policies.js';
import {
  ada,
  anAsk,
  aSurvey,
  carl,
  guest,
  holder,
  inOurBooks,
  known,
  mia,
  NOW,
  openNomination,
  someBooks,
  sue,
} from './surveys.js';

/** Ada's account is to go by an address at Adatum; she goes by ada@fabrikam.com, and Sue answers for her. */
const look = ({
  survey,
  books,
  ask,
  policy,
}: {
  readonly survey?: Partial<Survey>;
  readonly books?: Partial<Books>;
  readonly ask?: Partial<Ask>;
  readonly policy?: Partial<Policy>;
} = {}) => {
  const about = anAsk({ offers: [] });
  return examine(
    aSurvey(survey),
    someBooks({ guest: inOurBooks(sue), ...books }),
    { ...about, address: addressOf('ada@adatum.com'), purpose: 'address', moves: ada.id, chosen: 'address', ...ask },
    aPolicy(policy),
    NOW,
  );
};
const found = (one: Parameters<typeof look>[0]) => look(one).findings.map(({ finding }) => finding);
const holding = (...parts: Parameters<typeof holder>[0][]): Partial<Survey> => ({
  accounts: known(parts.map(holder)),
});

describe('a look at another address for a guest’s account', () => {
  it('finds nothing on a good day, and asks somebody whatever the rule says', () => {
    assert.deepEqual(found({}), []);
    const { verdict } = look({ policy: { rules: [aRule({ name: 'Free', stages: [] })] } }).scene;
    assert.ok(verdict?.ok);
    assert.deepEqual(
      verdict.stages.map(({ sources }) => sources.map(({ from }) => from)),
      [['administrators']],
    );
  });

  it('finds who has it: another guest, in whatever state; a colleague; somebody as a further one', () => {
    const others = { ...mia, name: 'Bob Stone' };
    assert.deepEqual(found({ survey: { accounts: known([guest({ person: others })]) } }), ['another-guest']);
    assert.deepEqual(found({ survey: { accounts: known([guest({ person: others, enabled: false })]) } }), [
      'another-guest',
    ]);
    assert.deepEqual(found({ survey: { accounts: known([guest({ person: others, redemption: 'pending' })]) } }), [
      'another-guest',
    ]);
    assert.deepEqual(found({ survey: holding({}) }), ['colleague']);
    assert.deepEqual(found({ survey: holding({ holds: 'further' }) }), ['address-of-another']);
  });

  it('lets the account’s own further address be its first one', () => {
    assert.deepEqual(found({ survey: { accounts: known([guest({ holds: 'further' })]) } }), []);
    assert.deepEqual(found({ survey: { accounts: known([guest({ holds: 'main' })]) } }), ['same-address']);
    assert.deepEqual(found({ ask: { address: addressOf('ada@fabrikam.com') } }), ['same-address']);
  });

  it('finds that there is nobody any more, or that another change waits', () => {
    const over = { ...inOurBooks(sue), status: 'disabled' } as Books['guest'];
    assert.deepEqual(found({ books: { guest: over! } }), ['guest-over']);
    assert.deepEqual(found({ books: { moving: openNomination() } }), ['address-waits']);
    const [waits] = look({ books: { moving: openNomination() } }).findings;
    assert.ok(waits?.finding === 'address-waits' && waits.by.id === carl.id);
  });

  it('is refused as an invitation is, for it lets somebody in', () => {
    assert.deepEqual(found({ policy: { blockedDomains: ['adatum.com'] } }), ['rules']);
    assert.deepEqual(found({ books: { stopped: { domain: 'adatum.com', by: carl } } }), ['stopped-domain']);
    assert.deepEqual(found({ survey: { allowInvitesFrom: known('none') } }), ['invitations-closed']);
    assert.deepEqual(found({ survey: { inbound: known('blocked') } }), ['cross-tenant-blocked']);
    assert.deepEqual(found({ ask: { address: addressOf('ada@contoso.com') } }), ['own-domain']);
  });

  it('warns of a domain that looks like another, and of a private mailbox', () => {
    const partner = {
      books: { partnerDomains: ['adatum.com'] },
      survey: { guestsFromThere: known({ all: 0, accepted: 0 }) },
    };
    assert.deepEqual(found({ ...partner, ask: { address: addressOf('ada@adatvm.com') } }), ['look-alike']);
    assert.deepEqual(found({ ask: { address: addressOf('ada@gmail.com') } }), ['private-mailbox']);
  });

  it('is judged for each thing that goes along, by the strictest rule, and for how long', () => {
    const rules = [
      aRule({ name: 'Plans', when: { offers: ['plans'] }, longestStay: 10 }),
      aRule({ name: 'All', stages: [] }),
    ];
    const given = ['project-apollo', 'plans'];
    assert.deepEqual(found({ policy: { rules }, books: { given } }), ['stay-too-long']);
    assert.deepEqual(found({ policy: { rules }, books: { given: ['project-apollo'] } }), []);
  });

  it('makes nobody answer for one more, and is offered to join nothing but a request for the same address', () => {
    const full = { policy: { nominators: { guestsEach: 3 } }, books: { answersFor: 3 } };
    assert.deepEqual(found(full), []);
    assert.deepEqual(found({ books: { open: openNomination() } }), ['open-nomination']);
  });
});
