import type { NominationCommand, NominationRefusal } from '../commands.js';
import type { NominationEvent } from '../events.js';
import type { NominationIn } from '../nomination.js';

export type NominationDecision =
  | { readonly ok: true; readonly events: readonly NominationEvent[] }
  | { readonly ok: false; readonly refusal: NominationRefusal };

export type CommandOf<T extends NominationCommand['type']> = Extract<NominationCommand, { readonly type: T }>;
export type Awaiting = NominationIn<'awaiting-approval'>;

export const nothing = (): NominationDecision => ({ ok: true, events: [] });
export const yes = (...events: NominationEvent[]): NominationDecision => ({ ok: true, events });
export const refuse = (refusal: NominationRefusal): NominationDecision => ({ ok: false, refusal });
