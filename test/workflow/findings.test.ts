import assert from 'node:assert/strict';
import type { Policy } from '../../src/policy/policy.js';
import type { Survey } from '../../src/workflow/ports.js';
import { examine } from '../../src/workflow/preflight/examine.js';
import type { Books } from '../../src/workflow/preflight/scene.js';
import type { Ask } from '../../src/workflow/workflow.js';
import { anOffer, aPolicy, aRule } from '../policy/policies.js';
import { anAsk, aSurvey, deleted, holder, known, NOW, openNomination, someBooks, unknown } from './surveys.js';

type Case = {
  readonly survey?: Partial<Survey>;
  readonly books?: Partial<Books>;
  readonly ask?: Partial<Ask>;
  readonly policy?: Partial<Policy>;
};
const found = ({ survey, books, ask, policy }: Case) =>
  examine(aSurvey(survey), someBooks(books), anAsk(ask), aPolicy(policy), NOW).findings;
const carlAs = (part: Parameters<typeof holder>[0]): Partial<Survey> => ({ accounts: known([holder(part)]) });

describe('what is said of all that was found', () => {
  it('judges a domain before anybody knows to what', () => {
    const { offer: _, ...ask } = anAsk();
    const policy = aPolicy({ blockedDomains: ['fabrikam.com'] });
    assert.equal(examine(aSurvey(), someBooks(), ask, policy, NOW).findings[0]?.finding, 'rules');
    const forAnother = aPolicy({ rules: [aRule({ name: 'Payroll', when: { offers: ['payroll'] } })] });
    assert.deepEqual(examine(aSurvey(), someBooks(), ask, forAnother, NOW).findings, [], 'a rule may still match');
    assert.deepEqual(examine(aSurvey(), someBooks(), ask, forAnother, NOW).scene.verdict, undefined);
  });

  it('says refusals first, then offers, then warnings', () => {
    const answers = found({
      survey: {
        isContact: known(true),
        inbound: known('blocked'),
        group: known(undefined),
        deletedGuests: known([deleted]),
      },
      books: { open: openNomination(), begunToday: 9 },
      policy: { nominators: { perDay: 9 }, rules: [aRule({ name: 'Short', longestStay: 2 })] },
    }).map(({ answer, finding }) => `${answer} ${finding}`);
    assert.deepEqual(answers, [
      'refuse too-many-today',
      'refuse cross-tenant-blocked',
      'refuse thing',
      'offer stay-too-long',
      'offer open-nomination',
      'offer deleted-guest',
      'warn contact',
    ]);
  });

  it('says nothing else where nobody can be invited, and nothing at all to whoever may not nominate', () => {
    const everything: Case = {
      survey: { ...carlAs({}), isContact: known(true), inbound: known('blocked'), group: known(undefined) },
      books: { open: openNomination(), begunToday: 9 },
    };
    assert.deepEqual(
      found({ ...everything, policy: { nominators: { perDay: 9 } } }).map(({ finding }) => finding),
      ['colleague'],
    );
    const nobody = { ...everything, survey: { ...everything.survey, nominator: known(undefined) } };
    assert.deepEqual(found(nobody), [{ answer: 'refuse', finding: 'not-a-nominator' }]);
  });

  it('names a colleague only where everybody may see them', () => {
    const kinds = [{}, { external: true }, { synchronised: true }, { holds: 'further' as const }];
    const seen = [known(true), known(false), unknown(), unknown('not-permitted')];
    let named = 0;
    for (const kind of kinds)
      for (const employeesSeeOthers of seen)
        for (const listed of [true, false])
          for (const enabled of [true, false]) {
            const [finding] = found({ survey: { ...carlAs({ ...kind, listed, enabled }), employeesSeeOthers } });
            const may = listed && enabled && employeesSeeOthers.known && employeesSeeOthers.value;
            assert.equal(
              JSON.stringify(finding).includes('Carl'),
              may,
              JSON.stringify([kind, employeesSeeOthers, listed]),
            );
            named += may ? 1 : 0;
          }
    assert.equal(named, kinds.length);
  });

  it('is about the thing that is asked for', () => {
    const payroll = anOffer('payroll', 'Payroll');
    const [finding] = found({ ask: { offer: payroll }, survey: { group: known(undefined) } });
    assert.deepEqual(finding, { answer: 'refuse', finding: 'thing', offer: 'payroll', name: 'Payroll', why: 'gone' });
  });
});
