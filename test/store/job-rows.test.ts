import assert from 'node:assert/strict';
import { newNominationId } from '../../src/kernel/ids.js';
import { JOBS } from '../../src/store/job-rows.js';
import type { Job } from '../../src/workflow/jobs.js';
import { anyone, MORNING } from './samples.js';

const nominationId = newNominationId();
const personId = anyone();

describe('a waiting job', () => {
  it('of version 0.1 is about the one stage that there was, and about the nominator', () => {
    const choose = { name: 'choose-approvers', nominationId, source: 1 } as const;
    assert.deepEqual(JOBS['choose-approvers'].parse(choose), { ...choose, stage: 0 });
    const receipt = { name: 'show-receipt', nominationId } as const;
    assert.deepEqual(JOBS['show-receipt'].parse(receipt), receipt);
    const tell = { name: 'tell-nominator', nominationId, about: 'mail-failed' } as const;
    assert.deepEqual(JOBS['tell-nominator'].parse(tell), tell);
    const click = { name: 'check-decision', nominationId, by: personId, answer: 'deny', comment: 'no' } as const;
    const pressed = { ...click, pressedAt: MORNING.toISOString() };
    assert.deepEqual(JOBS['check-decision'].parse(pressed), { ...click, pressedAt: MORNING });
  });

  const jobs: readonly Job[] = [
    { name: 'choose-approvers', nominationId, stage: 2, source: 0 },
    { name: 'show-receipt', nominationId, personId },
    { name: 'tell-nominator', nominationId, about: 'joined', by: personId },
    { name: 'tell-nominator', nominationId, about: 'stage-approved' },
    { name: 'tell-joined', nominationId, about: 'withdrawn', personId },
    { name: 'tell-sponsors', nominationId },
    { name: 'tell-former-sponsor', guestId: anyone(), personId },
    {
      name: 'check-decision',
      nominationId,
      by: personId,
      answer: 'approve',
      comment: '',
      pressedAt: MORNING,
      stage: 1,
    },
  ];
  for (const job of jobs)
    it(`comes back as it was put down: ${job.name}${'about' in job ? ` ${job.about}` : ''}`, () => {
      assert.deepEqual(JOBS[job.name].parse(JSON.parse(JSON.stringify(job))), job);
    });

  it('that names nobody who joined is not understood', () => {
    assert.throws(() => JOBS['tell-nominator'].parse({ name: 'tell-nominator', nominationId, about: 'joined' }));
    assert.throws(() => JOBS['tell-joined'].parse({ name: 'tell-joined', nominationId, about: 'invited' }));
    assert.throws(() => JOBS['tell-former-sponsor'].parse({ name: 'tell-former-sponsor', guestId: personId }));
  });
});
