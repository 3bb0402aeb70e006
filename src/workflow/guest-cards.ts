import type { ApprovalList, GuestList } from './views.js';

/**
 * How a list of guests is remembered, so that it stays what it was once somebody pressed something on it. Those that were remembered
 * before this was told apart all say `guests`: drawn as the one of the day, they offer nobody more than they should.
 */
const KIND_OF = {
  daily: 'guests',
  all: 'guests-all',
  one: 'guests-one',
  administered: 'guests-administered',
} as const satisfies Readonly<Record<GuestList['scope'], string>>;

export type GuestCardKind = (typeof KIND_OF)[GuestList['scope']];
export const GUEST_CARD_KINDS: readonly GuestCardKind[] = Object.values(KIND_OF);

const SCOPES = Object.keys(KIND_OF) as readonly GuestList['scope'][];

/** Undefined: a card about something else. */
export const scopeOf = (kind: string): GuestList['scope'] | undefined =>
  SCOPES.find((scope) => KIND_OF[scope] === kind);

export const cardKindOf = (
  list: Pick<ApprovalList, 'kind'> | Pick<GuestList, 'kind' | 'scope'>,
): ApprovalList['kind'] | GuestCardKind => (list.kind === 'guests' ? KIND_OF[list.scope] : list.kind);
