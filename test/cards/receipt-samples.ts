import assert from 'node:assert/strict';
import { draw } from '../../cards/draw.js';
import type { State } from '../../src/nomination/nomination.js';
import type { View } from '../../src/workflow/views.js';
import { linesOf } from './reading.js';
import { facts, inEnglish, mia, nominated, oskar, STATES } from './samples.js';

/** Receipts of nominations that wait, and what may be read on them. */

export type Awaiting = Extract<State, { status: 'awaiting-approval' }>;
export type Receipt = Extract<View, { kind: 'receipt' }>;
type More = Parameters<typeof nominated>[1];

export const awaiting = STATES['awaiting-approval'] as Awaiting;

export const receipt = (state: Partial<Awaiting> = {}, more: More = {}, view: Partial<Receipt> = {}): Receipt => ({
  kind: 'receipt',
  nomination: nominated({ ...awaiting, ...state }, more),
  ...view,
});

export const lines = (view: Receipt, reader = inEnglish): readonly string[] => linesOf(draw(view, reader));

export const has = (view: Receipt, ...said: readonly string[]): void => {
  for (const line of said) assert.ok(lines(view).includes(line), lines(view).join('\n'));
};

export const END_OF_MAY = new Date('2027-05-31T21:59:59.999Z');

/** Oskar agrees if Mia answers for the guest. */
export const proposed = (more: { comment?: string; until?: Date } = {}): Pick<Awaiting, 'proposed'> => ({
  proposed: {
    decision: { by: oskar, at: facts.nominatedAt, comment: more.comment ?? '' },
    changes: { sponsor: mia, ...(more.until && { until: more.until }) },
  },
});
