import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DAY, later } from '../../src/kernel/clock.js';
import { newNominationId, personId } from '../../src/kernel/ids.js';
import type { Person } from '../../src/kernel/people.js';
import type { ExtraAnswer } from '../../src/nomination/nomination.js';
import type { ExtraQuestion, Policy, SponsorSource } from '../../src/policy/policy.js';
import { createStore } from '../../src/store/store.js';
import { nominating } from '../../src/workflow/nominating.js';
import { createMayNominate } from '../../src/workflow/preflight/nominator.js';
import { DirectoryTrouble, type Directory, type Store, type Survey, type SurveyAsk } from '../../src/workflow/ports.js';
import { createRights } from '../../src/workflow/rights.js';
import { createSubmit } from '../../src/workflow/submit.js';
import { createViewing } from '../../src/workflow/viewing.js';
import type { Proposal } from '../../src/workflow/workflow.js';
import { addressOf, aPolicy, aRule } from '../policy/policies.js';
import { onEveryDatabase } from '../support/database.js';
import {
  APOLLO,
  aSurvey,
  carl,
  deleted,
  employee,
  guest,
  HERE,
  holder,
  known,
  mia,
  NOW,
  PAYROLL,
  sue,
  unknown,
} from './surveys.js';

/** Sue as another person each time, so that no story counts another's nominations. */
const someSue = (): Person => ({ ...sue, id: personId.parse(randomUUID()) });

const propose = (part: Partial<Proposal> = {}): Proposal => ({
  id: newNominationId(),
  nominator: someSue(),
  address: addressOf(`ada-${randomUUID()}@fabrikam.com`),
  name: 'Ada Lovelace',
  company: 'Fabrikam',
  language: 'en',
  offers: [APOLLO],
  reason: 'joint audit',
  until: later(NOW, 30 * DAY),
  zone: HERE,
  deliveries: ['chat', 'mail'],
  ...part,
});

onEveryDatabase('nominating', (database) => {
  let store: Store;
  before(() => {
    store = createStore(database(), { add: async () => {} }, { now: () => NOW });
  });

  /** A workflow over this store, whose directory answers every survey like this. */
  const over = (answer: (ask: SurveyAsk) => Partial<Survey> | Promise<never>, part: Partial<Policy> = {}) => {
    const asked: SurveyAsk[] = [];
    const directory = {
      survey: async (ask: SurveyAsk) => {
        asked.push(ask);
        const nominator = { account: employee({ ...sue, id: ask.nominator }), department: 'Audit', jobTitle: '' };
        return aSurvey({ nominator: known(nominator), ...(await answer(ask)) });
      },
      colleagues: async (said: string) => {
        if (said === 'trouble') throw new DirectoryTrouble('unavailable', 'No answer.');
        return [employee(carl), employee(mia, { enabled: false })];
      },
    } as unknown as Directory;
    const clock = { now: () => NOW };
    const policy = () => aPolicy(part);
    const [submit, viewing] = [createSubmit(store, clock), createViewing(store, clock, policy)];
    const deps = { store, directory, submit, viewing, clock };
    return { asked, ...nominating({ ...deps, policy, rights: createRights({ ...deps, policy }) }) };
  };
  const onAGoodDay = (part: Partial<Policy> = {}) => over(() => ({}), part);

  it('begins once by one id, and by that id nobody else and for nobody else', async () => {
    const { nominate } = onAGoodDay();
    const proposal = propose();
    assert.equal((await nominate(proposal)).outcome, 'begun');
    assert.equal((await nominate(proposal)).outcome, 'begun');
    await assert.rejects(nominate(propose({ id: proposal.id, nominator: proposal.nominator })), /another nomination/);
    await assert.rejects(nominate({ ...proposal, nominator: someSue() }), /another nomination/);
    assert.equal((await store.nominations.read(proposal.id))?.guest.address, proposal.address);
  });

  it('begins, and keeps what was judged and seen', async () => {
    const mail = { name: 'Warm', note: { en: 'Welcome.', 'zh-CN': '欢迎。' } };
    const rule = aRule({ name: 'Partners', mail: 'Warm', landing: 'https://contoso.com/hello', deliveries: ['mail'] });
    const { nominate } = over(() => ({ isContact: known(true), inbound: unknown('not-permitted') }), {
      rules: [rule],
      mails: [mail],
    });
    const proposal = propose();
    assert.equal((await nominate(proposal)).outcome, 'begun');
    const nomination = await store.nominations.read(proposal.id);
    assert.ok(nomination);
    assert.deepEqual(nomination.judgement, {
      rule: 'Partners',
      policy: aPolicy().hash,
      stages: rule.stages,
      landing: 'https://contoso.com/hello',
      mail,
      deliveries: ['mail'],
      stays: rule.stays,
      latestEnd: nomination.judgement.latestEnd,
      working: { days: [1, 2, 3, 4, 5, 6, 7], zone: 'Europe/Berlin' },
    });
    assert.ok((nomination.judgement.latestEnd?.getTime() ?? 0) - NOW.getTime() >= rule.longestStay * DAY);
    assert.deepEqual(nomination.seen, {
      at: NOW,
      homeTenant: { name: 'Fabrikam Inc.' },
      guestsFromThere: { all: 12, accepted: 11 },
      answersFor: 0,
      warnings: [{ finding: 'contact' }],
      unchecked: ['cross-tenant-settings'],
    });
    assert.deepEqual(nomination.deliveries, ['mail'], 'what the rule does not allow falls away');
  });

  it('is begun once, however often it is sent, even where one more would be too many', async () => {
    const { nominate } = onAGoodDay({ nominators: { guestsEach: 1, perDay: 1 } });
    const proposal = propose();
    assert.equal((await nominate(proposal)).outcome, 'begun');
    assert.equal((await nominate(proposal)).outcome, 'begun');
    const refused = await nominate(propose({ nominator: proposal.nominator }));
    assert.deepEqual(refused.outcome === 'refused' && refused.findings.map(({ finding }) => finding), [
      'too-many-guests',
      'too-many-today',
    ]);
  });

  it('lets two at once have one place between them', async () => {
    for (const [nominators, finding] of [
      [{ guestsEach: 1 }, 'too-many-guests'],
      [{ perDay: 1 }, 'too-many-today'],
    ] as const) {
      const nominator = someSue();
      const { nominate } = onAGoodDay({ nominators });
      const outcomes = await Promise.all([1, 2, 3].map(() => nominate(propose({ nominator }))));
      const refused = outcomes.flatMap((one) => (one.outcome === 'refused' ? one.findings : []));
      assert.deepEqual(
        refused.map((one) => one.finding),
        [finding, finding],
      );
      assert.equal((await store.nominations.of(nominator.id, 9)).length, 1);
    }
  });

  it('counts a guest for whoever is to answer for them', async () => {
    const sponsor = someSue();
    const { nominate } = onAGoodDay({ nominators: { guestsEach: 1 } });
    assert.equal((await nominate(propose({ sponsor }))).outcome, 'begun');
    assert.deepEqual(await nominate(propose({ sponsor })), {
      outcome: 'sponsor-refused',
      who: 'sponsor',
      why: 'not-allowed-by-the-rule',
    });
  });

  it('offers somebody else’s nomination, and never begins a second one', async () => {
    const { nominate, preflight } = onAGoodDay();
    const first = propose();
    await nominate(first);
    const second = propose({ address: first.address });
    const outcome = await nominate(second);
    assert.deepEqual(outcome.outcome === 'refused' && outcome.findings, [
      {
        answer: 'offer',
        finding: 'open-nomination',
        nomination: first.id,
        nominator: first.nominator,
        standing: 'other',
      },
    ]);
    const own = await preflight({ nominator: first.nominator, address: first.address, offers: [], zone: HERE });
    assert.equal(own.findings[0]?.finding === 'open-nomination' && own.findings[0].standing, 'own');
    assert.equal(await store.nominations.read(second.id), undefined);
  });

  it('looks again when it is sent: what is in the way by now is refused', async () => {
    const { nominate } = over(() => ({ accounts: known([holder()]), employeesSeeOthers: known(false) }));
    const proposal = propose();
    assert.deepEqual(await nominate(proposal), {
      outcome: 'refused',
      findings: [{ answer: 'refuse', finding: 'colleague' }],
    });
    assert.equal(await store.nominations.read(proposal.id), undefined);
  });

  it('refuses what was not chosen, and lets through what was', async () => {
    const { nominate } = over(() => ({ accounts: known([guest()]) }));
    const outcome = await nominate(propose());
    assert.deepEqual(outcome.outcome === 'refused' && outcome.findings.map(({ finding }) => finding), ['guest']);
    const more = propose({ isGuest: true });
    assert.equal((await nominate(more)).outcome, 'begun');
    const about = propose({ purpose: 'end', offers: [] });
    assert.equal((await nominate(about)).outcome, 'begun');
    assert.deepEqual((await store.nominations.read(about.id))?.access, []);
    assert.equal((await store.nominations.read(more.id))?.guest.isGuest, true);
  });

  it('revives only an account that still stands as it was found', async () => {
    const revive = { how: 'restore', guestId: deleted.id } as const;
    const still = propose({ revive });
    assert.equal((await over(() => ({ deletedGuests: known([deleted]) })).nominate(still)).outcome, 'begun');
    assert.deepEqual((await store.nominations.read(still.id))?.revive, revive);
    const gone = propose({ revive });
    assert.equal((await onAGoodDay().nominate(gone)).outcome, 'begun');
    assert.equal((await store.nominations.read(gone.id))?.revive, undefined, 'an ordinary invitation, then');
  });

  it('invites a deleted guest anew where that was chosen', async () => {
    const { nominate } = over(() => ({ deletedGuests: known([deleted]) }));
    const unchosen = await nominate(propose());
    assert.deepEqual(unchosen.outcome === 'refused' && unchosen.findings.map(({ finding }) => finding), [
      'deleted-guest',
    ]);
    assert.equal((await nominate(propose({ anew: true }))).outcome, 'begun');
  });

  it('begins nothing for whoever may not, and nothing where that cannot be known', async () => {
    const asGuest = over(() => ({
      nominator: known({ account: employee(sue, { kind: 'guest' }), department: '', jobTitle: '' }),
    }));
    assert.deepEqual(await asGuest.nominate(propose()), { outcome: 'not-an-employee' });
    const who = { groups: [PAYROLL] };
    const outside = await over(() => ({ memberOf: known([]) }), { nominators: { who } }).nominate(propose());
    assert.deepEqual(outside.outcome === 'refused' && outside.findings, [
      { answer: 'refuse', finding: 'not-a-nominator' },
    ]);
    const blind = [
      over(() => ({ nominator: unknown() })),
      over(() => ({ memberOf: unknown('not-permitted') }), { nominators: { who } }),
      over(() => Promise.reject(new DirectoryTrouble('throttled', 'Slow down.'))),
    ];
    for (const { nominate, preflight } of blind) {
      const proposal = propose();
      await assert.rejects(nominate(proposal), DirectoryTrouble);
      const { findings, seen } = await preflight(proposal);
      assert.deepEqual(findings, []);
      assert.ok(seen.unchecked.includes('nominator'));
    }
  });

  it('waits two seconds for a directory, and goes on without it', async () => {
    const { preflight } = over(() => new Promise(() => {}));
    const { seen, verdict } = await preflight(propose());
    assert.ok(seen.unchecked.includes('address') && seen.unchecked.includes('thing'));
    assert.equal(verdict?.ok, true);
  });

  it('counts the guests of the domain that is looked like, and asks once', async () => {
    const rules = [aRule({ name: 'Partners', when: { domains: ['fabrikam.com'] } }), aRule({ name: 'Others' })];
    const answer = { guestsFromThere: known({ all: 0, accepted: 0 }), alsoCounted: known(12) };
    const { preflight, asked } = over(() => answer, { rules });
    const { findings } = await preflight(propose({ address: addressOf('ada@fabrlkam.com') }));
    assert.deepEqual(
      asked.map(({ alsoCount }) => alsoCount),
      ['fabrikam.com'],
    );
    assert.deepEqual(findings, [
      { answer: 'warn', finding: 'look-alike', domain: 'fabrlkam.com', known: 'fabrikam.com', ours: false, guests: 12 },
    ]);
  });

  it('lets join whoever may nominate, and nobody of whom that cannot be known', async () => {
    const surveyed = (part: Partial<Survey>) =>
      ({ survey: async () => aSurvey(part) }) as Partial<Directory> as Directory;
    const may = (part: Partial<Survey>) =>
      createMayNominate(surveyed(part), () => aPolicy({ nominators: { who: { groups: [PAYROLL] } } }))(sue);
    assert.equal(await may({ memberOf: known([PAYROLL]) }), true);
    assert.equal(await may({ memberOf: known([]) }), false);
    assert.equal(await may({ memberOf: known([PAYROLL]), nominator: known(undefined) }), false);
    await assert.rejects(may({ memberOf: unknown() }), DirectoryTrouble);
  });

  it('finds colleagues by what people call them, or says that it cannot', async () => {
    const { colleagues } = onAGoodDay();
    assert.deepEqual(await colleagues('carl'), [carl]);
    assert.equal(await colleagues('trouble'), undefined);
  });

  describe('those who answer for the guest', () => {
    /** What becomes of Sue's proposal under a rule with these sponsors, where Carl belongs to nothing and Mia is her manager. */
    const under = async (
      rule: { readonly sponsors?: readonly SponsorSource[]; readonly backupSponsor?: 'optional' | 'required' },
      part: Partial<Proposal>,
      survey: Partial<Survey> = {},
    ) => {
      const { nominate } = over(({ groups }) => ({ memberOf: known(groups.length > 0 ? [PAYROLL] : []), ...survey }), {
        rules: [aRule({ name: 'One', ...rule })],
      });
      const result = await nominate(propose(part));
      return result.outcome === 'sponsor-refused' ? `${result.who} ${result.why}` : result.outcome;
    };
    const manager: SponsorSource = { from: 'manager' };
    const people: SponsorSource = { from: 'group', group: PAYROLL };

    it('are whom the rule allows', async () => {
      assert.equal(await under({ sponsors: [manager] }, {}), 'sponsor not-allowed-by-the-rule');
      assert.equal(await under({ sponsors: [manager] }, { sponsor: mia }), 'begun');
      assert.equal(await under({ sponsors: [manager] }, { sponsor: carl }), 'sponsor not-allowed-by-the-rule');
      assert.equal(await under({ sponsors: [people] }, { sponsor: carl }), 'begun');
      assert.equal(await under({ sponsors: [{ from: 'nominator' }] }, {}), 'begun');
      assert.equal(await under({}, { sponsor: carl, backup: mia }), 'begun');
      await assert.rejects(under({ sponsors: [people] }, { sponsor: carl }, { memberOf: unknown() }), DirectoryTrouble);
    });

    it('are two where the rule wants two', async () => {
      assert.equal(await under({ backupSponsor: 'required' }, {}), 'backup backup-needed');
      assert.equal(await under({ backupSponsor: 'required' }, { backup: mia }), 'begun');
      assert.equal(await under({}, { sponsor: carl, backup: carl }), 'backup same-as-sponsor');
    });

    it('are employees', async () => {
      const left = over(({ nominator }) =>
        nominator === carl.id
          ? { nominator: known({ account: employee(carl, { enabled: false }), department: '', jobTitle: '' }) }
          : {},
      );
      assert.deepEqual(await left.nominate(propose({ sponsor: carl })), {
        outcome: 'sponsor-refused',
        who: 'sponsor',
        why: 'not-an-employee',
      });
    });
  });

  describe('the company’s own questions', () => {
    const label = (text: string) => ({ en: text, 'zh-CN': `${text}？` });
    const questions: readonly ExtraQuestion[] = [
      { key: 'cost-centre', kind: 'text', label: label('Cost centre'), required: true, pattern: 'C[0-9]{4}' },
      { key: 'note', kind: 'text', label: label('Note'), required: false },
      { key: 'nda', kind: 'yes-no', label: label('NDA signed'), required: true },
      {
        key: 'kind',
        kind: 'choice',
        label: label('Kind'),
        required: true,
        choices: [{ value: 'audit', label: { en: 'An audit', 'zh-CN': '审计' } }],
      },
    ];
    const said = (key: string, en: string, chinese = en): ExtraAnswer => ({
      key,
      label: label('forged'),
      answer: { en, 'zh-CN': chinese },
    });
    const good = [said('cost-centre', ' C1234 '), said('nda', 'yes', '是'), said('kind', 'audit')];
    const send = async (answers: readonly ExtraAnswer[]) => {
      const { nominate } = onAGoodDay({ rules: [aRule({ name: 'Asking', questions })] });
      const proposal = propose({ answers });
      const result = await nominate(proposal);
      return result.outcome === 'answers-wanted' ? result.keys : (await store.nominations.read(proposal.id))?.answers;
    };

    it('are answered in the rule’s own words', async () => {
      assert.deepEqual(await send(good), [
        { key: 'cost-centre', label: label('Cost centre'), answer: { en: 'C1234', 'zh-CN': 'C1234' } },
        { key: 'nda', label: label('NDA signed'), answer: { en: 'yes', 'zh-CN': '是' } },
        { key: 'kind', label: label('Kind'), answer: { en: 'An audit', 'zh-CN': '审计' } },
      ]);
    });

    it('are asked again where an answer is missing or wrong', async () => {
      assert.deepEqual(await send([]), ['cost-centre', 'nda', 'kind']);
      assert.deepEqual(await send([said('cost-centre', 'XC1234'), ...good.slice(1)]), ['cost-centre']);
      assert.deepEqual(await send([...good, said('note', 'n'.repeat(201))]), ['note']);
      assert.deepEqual(await send([...good.slice(0, 2), said('kind', 'party')]), ['kind']);
    });
  });
});
