import type { CardAction, WayOut } from '../cards/actions.js';
import type { NominationId } from '../src/kernel/ids.js';
import type { Draft, NominateState } from './draft.js';
import type { Surroundings } from './surroundings.js';
import type { Parts } from './understand.js';
import type { Voice } from './voice.js';

export type DraftAction = Extract<CardAction, { draft: unknown }>;

/** What reaches the dialog in one turn. */
export type Heard =
  | { readonly kind: 'parts'; readonly parts: Parts }
  | { readonly kind: 'line'; readonly line: string }
  /** One of the ways out that are offered, in words, and what was said besides. */
  | { readonly kind: 'way'; readonly way: WayOut; readonly rest: string }
  | { readonly kind: 'word'; readonly word: 'send' | 'no' | 'change' | 'cancel' }
  | { readonly kind: 'press'; readonly action: DraftAction }
  /** A draft of which something is known already. */
  | { readonly kind: 'begin'; readonly draft: Draft }
  /** A draft that is whole already, to be changed. */
  | { readonly kind: 'amend'; readonly draft: Draft };

export type Turn = {
  readonly heard: Heard;
  readonly around: Surroundings;
  readonly voice: Voice;
  readonly remember: (id: NominationId, activityId: string) => Promise<void>;
  /** Writes the draft down before a card of it is shown: a card whose draft nobody knows could not be answered. */
  readonly keep: (state: NominateState) => Promise<void>;
};

/** Where the turn is laid for the dialog to find it. */
export const TURN = Symbol('turn');
