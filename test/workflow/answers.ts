import { facts, stage } from '../support/samples.js';
import type { Facts } from '../../src/nomination/nomination.js';
import type { Stage } from '../../src/policy/policy.js';
import type { Answer, Said, Unclear } from '../../src/workflow/workflow.js';

export const asking = (...stages: readonly Stage[]): Partial<Facts> => ({
  judgement: { ...facts().judgement, stages },
});

/** In one stage, and the administrators once too few of them are left. */
export const askingOwners = (rest: Partial<Stage> = {}): Partial<Facts> =>
  asking(stage([{ from: 'owners' }, { from: 'administrators' }], rest));

export const yes: Said = { answer: 'approve', comment: '' };
export const no: Said = { answer: 'deny', comment: 'not now' };

/** Why it was refused, or else what became of it. */
export const why = (answer: Answer | Unclear): string => (answer.outcome === 'refused' ? answer.why : answer.outcome);
