import assert from 'node:assert/strict';
import { packageId } from '../../src/kernel/ids.js';
import { assess } from '../../src/policy/assess.js';
import type { Offer, PackageApproval, Stage } from '../../src/policy/policy.js';
import { addressOf, anOffer, aPolicy, aRule, aStage } from './policies.js';

const NOW = new Date('2027-05-03T08:00:00Z');

const aPackage = (key: string, approval?: PackageApproval): Offer => ({
  key,
  name: key,
  aliases: [],
  kind: 'package',
  id: packageId.parse('a3000000-0000-4000-8000-000000000001'),
  owners: { from: 'people', addresses: ['carl@contoso.com'] },
  ...(approval && { approval }),
});

const MANAGER = aStage([{ from: 'manager' }, { from: 'administrators' }]);
const OWNERS = aStage([{ from: 'owners' }, { from: 'administrators' }]);
const AFTER_MANAGER = aStage([{ from: 'manager' }, { from: 'owners' }]);

const stagesFor = (offers: readonly Offer[], stages: readonly Stage[], asked = offers, unsure = false) => {
  const policy = aPolicy({
    offers,
    never: unsure ? [{ name: 'Strangers', when: { homeTenant: 'none' }, reason: { en: 'No.', 'zh-CN': '不。' } }] : [],
    rules: [aRule({ name: 'Anybody', stages })],
  });
  const keys = asked.map(({ key }) => key);
  const verdict = assess({ address: addressOf('ada@fabrikam.com'), offers: keys }, policy, NOW);
  assert.ok(verdict.ok);
  return verdict.stages.map(({ sources }) => sources[0]?.from);
};

describe('who decides about an access package', () => {
  const there = aPackage('there-kit', 'there');

  it('is its owners here, as the rule says, unless the rules leave it to Microsoft Entra', () => {
    for (const approval of [undefined, 'both', 'here'] as const)
      assert.deepEqual(stagesFor([aPackage('kit', approval)], [OWNERS]), ['owners']);
    assert.deepEqual(stagesFor([there], [OWNERS]), []);
  });

  it('does not change the steps that ask somebody else first: they decide about the guest', () => {
    assert.deepEqual(stagesFor([there], [MANAGER, OWNERS]), ['manager']);
    assert.deepEqual(stagesFor([there], [AFTER_MANAGER, OWNERS]), ['manager']);
  });

  it('leaves the step to the owners of whatever else is asked for', () => {
    const apollo = anOffer('project-apollo', 'Project Apollo');
    assert.deepEqual(stagesFor([there, apollo], [OWNERS]), ['owners']);
    assert.deepEqual(stagesFor([there, apollo], [OWNERS], [there]), []);
    assert.deepEqual(stagesFor([there, aPackage('kit')], [OWNERS]), ['owners']);
  });

  it('is the administrators’ too where it is not certain that nobody is refused', () => {
    assert.deepEqual(stagesFor([there], [OWNERS], [there], true), ['administrators']);
  });
});
