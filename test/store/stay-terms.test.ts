import assert from 'node:assert/strict';
import { DAY, SECOND } from '../../src/kernel/clock.js';
import type { StayTerms } from '../../src/policy/policy.js';
import { staysOver, USUAL_STAYS } from '../../src/policy/stays.js';
import { stayTerms } from '../../src/store/judgement-rows.js';

describe('how a stay is looked after', () => {
  const said: Readonly<Record<string, StayTerms>> = {
    usual: USUAL_STAYS,
    'with what never comes': staysOver(USUAL_STAYS, { nudge: 'never', review: 'never' }),
    'as short and as long as a file can say': staysOver(USUAL_STAYS, { nudge: SECOND, grace: 365 * DAY }),
    'to an end where nobody answers': staysOver(USUAL_STAYS, { unanswered: 'end' }),
  };
  for (const [what, terms] of Object.entries(said))
    it(`is read as it was kept: ${what}`, () =>
      assert.deepEqual(stayTerms.parse(JSON.parse(JSON.stringify(terms))), terms));
});
