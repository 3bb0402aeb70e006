import assert from 'node:assert/strict';
import { newDelegationId, newNominationId } from '../../src/kernel/ids.js';
import { JOBS } from '../../src/store/job-rows.js';
import type { Job } from '../../src/workflow/jobs.js';
import { anyone, MORNING, partnersChannel, sue } from './samples.js';

const nominationId = newNominationId();
const personId = anyone();
const delegationId = newDelegationId();

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
    { name: 'tell-nominator', nominationId, about: 'corrected' },
    { name: 'tell-joined', nominationId, about: 'withdrawn', personId },
    { name: 'tell-sponsors', nominationId },
    { name: 'tell-sponsors', nominationId, personId },
    { name: 'tell-of-correction', nominationId, personId },
    { name: 'tell-accepted', guestId: anyone(), personId },
    { name: 'tell-administrators-of-guest', guestId: anyone(), about: 'left-over', personId },
    { name: 'tell-administrators', nominationId, about: 'failed', personId },
    { name: 'tell-administrators', nominationId, about: 'source-unread', stage: 0, source: 1, why: 'gone', personId },
    { name: 'tell-of-emergency', news: 'paused', by: sue, personId },
    { name: 'tell-of-waiting-removals', what: 'end', since: MORNING, personId },
    { name: 'tell-of-many-guests', news: 'strangers-found', guests: 480, personId },
    { name: 'tell-former-sponsor', guestId: anyone(), personId },
    { name: 'nudge-guest', guestId: anyone(), round: 6, renewed: true },
    { name: 'mail-stay', guestId: anyone(), about: 'ended', round: 7 },
    { name: 'mail-stay', guestId: anyone(), about: 'sponsor', round: 8, former: personId },
    {
      name: 'check-decision',
      nominationId,
      by: personId,
      answer: 'approve',
      comment: '',
      pressedAt: MORNING,
      stage: 1,
      edition: 2,
      wishes: { until: '2027-06-30', keep: ['apollo'], sponsor: 'mia@contoso.com', deliveries: ['chat'] },
      origin: { by: 'card', name: 'approve', id: 'f:1' },
    },
    { name: 'ask-channel', nominationId, channel: partnersChannel.channel },
    { name: 'remind-approver', nominationId, personId, by: 'nominator', round: 2 },
    { name: 'raise-card', nominationId, personId, kind: 'approval', because: 'answered' },
    { name: 'raise-card', nominationId, personId, kind: 'receipt', because: 'change-proposed' },
    { name: 'raise-card', nominationId, personId, kind: 'approval', because: 'more-asked' },
    { name: 'tell-of-fall', nominationId, personId, fall: 1 },
    { name: 'tell-administrators', nominationId, about: 'fell', fall: 0 },
    { name: 'tell-administrators', nominationId, about: 'fell', fall: 0, personId },
    { name: 'tell-joined', nominationId, about: 'changed', personId },
    { name: 'apply-delegation', delegationId },
    { name: 'tell-delegate', delegationId, about: 'revoked' },
    { name: 'send-digest', personId },
    { name: 'tell-of-many-guests', news: 'guests-unread', guests: 1, some: ['ada@fabrikam.com'] },
    { name: 'tell-of-many-guests', news: 'strangers-found', guests: 480, days: 20 },
    { name: 'tell-of-waiting-removals', what: 'stop', since: MORNING },
    { name: 'meet-guest', personId, found: true },
    {
      ...{ name: 'tell-of-many-guests', news: 'still-stopped', guests: 12, over: 9, more: 0 },
      domains: [{ domain: 'fabrikam.com', guests: 12, over: 9, since: MORNING }],
    },
  ];
  for (const job of jobs)
    it(`comes back as it was put down: ${job.name}${'about' in job ? ` ${job.about}` : ''}`, () => {
      assert.deepEqual(JOBS[job.name].parse(JSON.parse(JSON.stringify(job))), job);
    });

  it('of the version before asks about the card as it was: it knew no editions and no changes', () => {
    const click = {
      name: 'check-decision',
      nominationId,
      by: personId,
      answer: 'approve',
      comment: '',
      stage: 1,
    } as const;
    const pressed = { ...click, pressedAt: MORNING.toISOString() };
    assert.deepEqual(JOBS['check-decision'].parse(pressed), { ...click, pressedAt: MORNING });
    const choose = { name: 'choose-approvers', nominationId, stage: 1, source: 0 } as const;
    assert.deepEqual(JOBS['choose-approvers'].parse(choose), choose);
  });

  it('that raises a card for a reason of another card is not understood', () => {
    const job = { name: 'raise-card', nominationId, personId, kind: 'receipt', because: 'answered' };
    assert.throws(() => JOBS['raise-card'].parse(job));
  });

  it('that names nobody who joined is not understood', () => {
    assert.throws(() => JOBS['tell-nominator'].parse({ name: 'tell-nominator', nominationId, about: 'joined' }));
    assert.throws(() => JOBS['tell-joined'].parse({ name: 'tell-joined', nominationId, about: 'invited' }));
    assert.throws(() => JOBS['tell-former-sponsor'].parse({ name: 'tell-former-sponsor', guestId: personId }));
  });
});
