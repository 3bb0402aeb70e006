import assert from 'node:assert/strict';
import type { Person } from '../../src/kernel/people.js';
import type { Changes } from '../../src/nomination/asking.js';
import { evolve } from '../../src/nomination/evolve.js';
import type { Facts } from '../../src/nomination/nomination.js';
import { groupId } from '../../src/kernel/ids.js';
import { createChanging } from '../../src/workflow/changing.js';
import { DirectoryTrouble, type Directory, type Store, type Survey } from '../../src/workflow/ports.js';
import type { ChangeWishes } from '../../src/workflow/workflow.js';
import { aPolicy } from '../policy/policies.js';
import { carl, facts, mia, nora, NOON, oskar, sue } from '../support/samples.js';
import { employee } from './office.js';
import { aSurvey, known, PAYROLL, unknown } from './surveys.js';

const [apollo] = facts().access;
assert.ok(apollo);
const payroll = { ...apollo, key: 'payroll', kind: 'group', id: PAYROLL, name: 'Payroll' } as const;

/** Sue's, for two things until 30 June; by the rule nobody in particular answers for the guest. */
const nomination = (change: Partial<Facts> = {}) =>
  evolve(undefined, { type: 'nominated', facts: facts({ access: [apollo, payroll], ...change }), at: NOON });

type World = {
  readonly called?: readonly Person[];
  readonly surveyed?: (of: Person['id']) => Partial<Survey>;
  readonly answersFor?: number;
  readonly guestsEach?: number;
};

const changingIn = ({ called = [carl], surveyed = () => ({}), answersFor = 0, guestsEach }: World = {}) =>
  createChanging({
    store: { nominations: { answeredFor: async () => answersFor } } as unknown as Pick<Store, 'nominations'>,
    directory: {
      colleagues: async () => called.map(employee),
      account: async (id: Person['id']) => [carl, mia].map(employee).find(({ person }) => person.id === id),
      survey: async ({ nominator: id }: { readonly nominator: Person['id'] }) => {
        const person = [sue, carl, mia, nora].find((one) => one.id === id) ?? carl;
        const nominator = known({ account: employee(person), department: '', jobTitle: '' });
        return aSurvey({ nominator, manager: known(employee(mia)), memberOf: known([]), ...surveyed(id) });
      },
    } as unknown as Directory,
    policy: () => aPolicy({ nominators: guestsEach === undefined ? {} : { guestsEach } }),
  });

const changesOf = async (wishes: ChangeWishes, change: Partial<Facts> = {}, world: World = {}) => {
  const made = await changingIn(world).madeOut(wishes, nomination(change), oskar.id);
  return made.outcome === 'made-out' ? made.changes : made.outcome;
};

const until = (moment: string): Changes => ({ until: new Date(moment) });

describe('changing what is asked', () => {
  for (const [what, wishes, changes] of [
    ['nothing', {}, {}],
    [
      'an earlier day, to its last moment where the nominator is',
      { until: '2027-05-31' },
      until('2027-05-31T21:59:59.999Z'),
    ],
    ['a later one, which the nomination will refuse', { until: '2027-12-31' }, until('2027-12-31T22:59:59.999Z')],
    ['the day it was', { until: '2027-06-30' }, until('2027-06-30T21:59:59.999Z')],
    ['fewer things', { keep: ['project-apollo'] }, { without: ['payroll'] }],
    ['one way', { deliveries: ['mail'] }, { deliveries: ['mail'] }],
    ['who answers for the guest', { sponsor: 'Carl Meyer' }, { sponsor: carl }],
    ['whoever answers for the guest already, by name', { sponsor: ' sue park ' }, {}],
    ['whoever answers for the guest already, by address', { sponsor: 'SUE@contoso.com' }, {}],
    ['nobody', { sponsor: '  ' }, {}],
    [
      'all of it',
      { until: '2027-05-31', keep: ['project-apollo'], deliveries: ['chat'], sponsor: 'carl@contoso.com' },
      { ...until('2027-05-31T21:59:59.999Z'), without: ['payroll'], deliveries: ['chat'], sponsor: carl },
    ],
  ] as readonly (readonly [string, ChangeWishes, Changes])[]) {
    it(`to ${what}`, async () => assert.deepEqual(await changesOf(wishes), changes));
  }

  for (const day of ['31 May', '2027-02-30', '2027-5-1', '2027-05-31T00:00', ''])
    it(`takes “${day}” for no day`, async () => assert.equal(await changesOf({ until: day }), 'impossible'));

  it('ends a day where the nominator is, on a night of 23 hours too', async () => {
    assert.deepEqual(await changesOf({ until: '2027-03-28' }), until('2027-03-28T21:59:59.999Z'));
    assert.deepEqual(
      await changesOf({ until: '2027-03-14' }, { zone: 'America/New_York' }),
      until('2027-03-15T03:59:59.999Z'),
    );
    assert.deepEqual(await changesOf({ until: '2028-02-29' }), until('2028-02-29T22:59:59.999Z'));
  });

  it('wants to know who is meant, where that is nobody or several', async () => {
    for (const called of [[], [carl, nora]]) {
      const made = await changingIn({ called }).madeOut({ sponsor: 'C. Meyer' }, nomination(), oskar.id);
      assert.deepEqual(made, { outcome: 'unclear', said: 'C. Meyer', people: called });
    }
  });

  it('knows a colleague by the id that a people picker sends', async () => {
    assert.deepEqual(await changesOf({ sponsor: carl.id }, {}, { called: [] }), { sponsor: carl });
    assert.equal(await changesOf({ sponsor: groupId.parse(PAYROLL) }, {}, { called: [] }), 'unclear');
  });

  describe('another who answers for the guest', () => {
    const judged = (sponsors: NonNullable<Facts['judgement']['sponsors']>) => ({
      judgement: { ...facts().judgement, sponsors },
    });
    const asked = async (sponsor: Person, change: Partial<Facts> = {}, world: World = {}) =>
      changingIn(world).sponsorMay(sponsor, nomination(change));

    for (const [what, may, sponsor, change, world] of [
      ['may be any employee', true, carl, {}, {}],
      ['must be one', false, carl, {}, { surveyed: () => ({ nominator: known(undefined) }) }],
      ['must be whom the rule named then: the manager', true, mia, judged([{ from: 'manager' }]), {}],
      ['must be whom the rule named then: nobody else', false, carl, judged([{ from: 'manager' }]), {}],
      ['may be the nominator again', true, sue, { sponsor: mia }, {}],
      ['may be the nominator where the rule says so', true, sue, judged([{ from: 'nominator' }]), {}],
      ['may not be the nominator where it does not', false, sue, judged([{ from: 'group', group: PAYROLL }]), {}],
      [
        'may be of the group that the rule names',
        true,
        carl,
        judged([{ from: 'group', group: PAYROLL }]),
        { surveyed: (of) => ({ memberOf: known(of === carl.id ? [PAYROLL] : []) }) },
      ],
      ['may not be the one who answers where they cannot', false, carl, { backup: carl }, {}],
      ['has room for one more', true, carl, {}, { answersFor: 1, guestsEach: 2 }],
      ['has no room for one more', false, carl, {}, { answersFor: 2, guestsEach: 2 }],
    ] as readonly (readonly [string, boolean, Person, Partial<Facts>, World])[]) {
      it(what, async () => assert.equal(await asked(sponsor, change, world), may));
    }

    it('is not known while the directory does not say', async () => {
      const blind = { surveyed: () => ({ nominator: unknown() }) };
      await assert.rejects(asked(carl, {}, blind), DirectoryTrouble);
      await assert.rejects(changesOf({ sponsor: 'Carl Meyer' }, {}, blind), DirectoryTrouble);
    });

    it('goes along with the change, allowed or not', async () => {
      for (const [sponsors, sponsorMay] of [
        [[{ from: 'manager' }], false],
        [[], true],
      ] as const) {
        const made = await changingIn().madeOut({ sponsor: 'Carl Meyer' }, nomination(judged(sponsors)), oskar.id);
        assert.deepEqual(made, { outcome: 'made-out', changes: { sponsor: carl }, sponsorMay });
      }
    });
  });

  it('asks the directory nothing where no name was said', async () => {
    const silent = createChanging({
      store: {} as Pick<Store, 'nominations'>,
      directory: {} as Directory,
      policy: () => aPolicy(),
    });
    const made = await silent.madeOut(
      { until: '2027-05-31', keep: ['payroll'], sponsor: 'Sue Park' },
      nomination(),
      oskar.id,
    );
    assert.equal(made.outcome, 'made-out');
    assert.deepEqual(await silent.madeOut(undefined, nomination(), oskar.id), { outcome: 'made-out', changes: {} });
  });
});
