import assert from 'node:assert/strict';
import { groupId, packageId, packagePolicyId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { ApproverSource, Offer, Policy } from '../../src/policy/policy.js';
import type { AskedThere, Survey } from '../../src/workflow/ports.js';
import { approversIn } from '../../src/workflow/preflight/approvers.js';
import { examine } from '../../src/workflow/preflight/examine.js';
import type { Ask } from '../../src/workflow/workflow.js';
import { aPolicy, aRule, aStage } from '../policy/policies.js';
import {
  anAsk,
  APOLLO,
  aSurvey,
  aThing,
  carl,
  employee,
  guest,
  known,
  mia,
  NOW,
  oskar,
  ruth,
  someBooks,
  sue,
  unknown,
} from './surveys.js';

const kit: Offer = {
  key: 'kit',
  name: 'Kit',
  aliases: [],
  kind: 'package',
  id: packageId.parse('a3000000-0000-4000-8000-000000000001'),
  owners: { from: 'people', addresses: [ruth.address, carl.address] },
};
const GROUP = groupId.parse('22222222-0000-4000-8000-0000000000a1');
const people = new Map([ruth, carl].map((person) => [person.address, [employee(person)]]));
const persons = (...some: readonly Person[]) => some.map(({ id, name }) => ({ id, name }));
const asking = (...sources: readonly ApproverSource['from'][]): Partial<Policy> => ({
  rules: [aRule({ name: 'Everyone', stages: [aStage(sources.map((from) => ({ from }) as ApproverSource))] })],
});

type Told = { readonly rules?: Partial<Policy>; readonly survey?: Partial<Survey>; readonly ask?: Partial<Ask> };

/** Whom the look names for the only stage, where the package's policy asks these in Microsoft Entra. */
const named = (asks: Partial<AskedThere>, { rules = asking('owners'), survey = {}, ask = {} }: Told = {}) => {
  const policies = [
    {
      id: packagePolicyId.parse('a4000000-0000-4000-8000-000000000001'),
      name: 'Partners',
      admits: true,
      asks: { people: [], groups: [], sponsors: false, others: false, ...asks },
    },
  ];
  const thing = aThing({ group: unknown('not-asked'), package: known({ name: 'Kit', hidden: false, policies }) });
  const { scene } = examine(
    aSurvey({ things: new Map([[kit.key, thing]]), people: known(people), ...survey }),
    someBooks(),
    anAsk({ offers: [kit], ...ask }),
    aPolicy({ offers: [kit], ...rules }),
    NOW,
  );
  const [stage] = approversIn(scene);
  return stage?.elsewhere ? 'elsewhere' : stage?.people?.map(({ name }) => name);
};

/** Ruth and Carl own the package. What really happens then is in `asked-there.test.ts`. */
describe('a look before sending, at whom an access package asks in Microsoft Entra', () => {
  it('leaves these out, and says so where they are all', () => {
    assert.deepEqual(named({ people: persons(carl) }), [ruth.name]);
    assert.deepEqual(named({ people: persons(carl, ruth) }), 'elsewhere');
  });

  it('names all owners where they come after somebody else: none of them is left out then', () => {
    const asks = { people: persons(carl, ruth) };
    const rules = asking('manager', 'owners');
    assert.deepEqual(named(asks, { rules }), [mia.name]);
    assert.deepEqual(named(asks, { rules, survey: { manager: known(undefined) } }), [ruth.name, carl.name]);
  });

  it('names all owners where the nominator could answer there in their place, or nobody knows who could', () => {
    const both = [ruth.name, carl.name];
    const all = persons(carl, ruth);
    assert.deepEqual(named({ people: persons(carl, ruth, sue) }), both);
    assert.deepEqual(named({ people: all, sponsors: true }), both);
    assert.deepEqual(named({ people: all, others: true }), both);
    assert.deepEqual(named({ sponsors: true }, { ask: { sponsor: carl } }), [ruth.name]);
    const here = { survey: { accounts: known([guest()]) }, ask: { sponsor: carl, chosen: 'access' } } as const;
    assert.deepEqual(named({ sponsors: true }, here), both, 'a guest who is here has the sponsors they have');
  });

  it('names nobody where members of a group are asked there: no survey lists them', () => {
    const groups = [{ id: GROUP, name: 'Buyers' }];
    assert.equal(named({ groups }), undefined);
    assert.deepEqual(named({ groups, sponsors: true }), [ruth.name, carl.name], 'unless all are asked anyway');
  });

  it('names all owners where somebody here must agree, and no other step asks anybody', () => {
    const both = [ruth.name, carl.name];
    const all = { people: persons(carl, ruth) };
    const back = { chosen: 'revive' } as const;
    assert.deepEqual(named(all, { ask: back }), both);
    const two = aRule({ name: 'Two', stages: [aStage([{ from: 'owners' }]), aStage([{ from: 'manager' }])] });
    assert.deepEqual(named(all, { ask: back, rules: { rules: [two] } }), 'elsewhere');
    const unsure = aRule({ name: 'Unsure', when: { homeTenant: 'known' } });
    const rules = { rules: [unsure, ...(asking('owners').rules ?? [])] };
    assert.deepEqual(named(all, { rules, survey: { homeTenant: unknown() } }), both);
  });

  it('says of each of several things whose it is, here or there', () => {
    const left: Offer = { ...kit, approval: 'there' };
    const items = (ask: Partial<Ask>) => {
      const rules = asking('owners', 'administrators');
      const { scene } = examine(
        aSurvey({
          things: new Map([
            [kit.key, aThing()],
            [APOLLO.key, aThing()],
          ]),
        }),
        someBooks(),
        anAsk({ offers: [left, APOLLO], ...ask }),
        aPolicy({ offers: [left, APOLLO], ...rules }),
        NOW,
      );
      return approversIn(scene)[0]?.items?.map(({ name, people: some, elsewhere }) => [
        name,
        elsewhere ? 'elsewhere' : some?.map((one) => one.name),
      ]);
    };
    const apollo = [APOLLO.name, [oskar.name, mia.name]];
    assert.deepEqual(items({}), [[kit.name, 'elsewhere'], apollo]);
    assert.deepEqual(
      items({ chosen: 'revive' }),
      [[kit.name, [ruth.name]], apollo],
      'the administrators, who come next',
    );
  });
});
