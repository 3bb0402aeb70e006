import { isOver } from '../cards/stay.js';
import type { Guest } from '../src/guest/guest.js';
import { guestAddress } from '../src/kernel/address.js';
import type { Sentence } from '../src/words/words.js';
import { emptyDraft, type Draft } from './draft.js';
import { named } from './naming.js';
import type { Surroundings } from './surroundings.js';

/** More access for a guest who is here: a draft that knows them, or why there is none. */
export const moreFor = (
  guest: Guest | undefined,
  { words: { guests } }: Surroundings,
): { readonly says: Sentence; readonly draft: Draft } | { readonly says: Sentence } => {
  if (!guest) return { says: guests.refusals.notYours };
  if (isOver(guest)) return { says: guests.refusals['stay-over'](named(guest.displayName), guest.address) };
  return { says: guests.moreBelow, draft: draftFor(guest) };
};

/** Of a guest who is in all but the thing, the reason and the end is known; one who has not accepted is asked about first. */
const draftFor = ({ address, displayName: name, until, status }: Guest): Draft => {
  const known = guestAddress.safeParse(address);
  if (!known.success) return { ...emptyDraft(), typed: { address } };
  const begun = { ...emptyDraft(), address: known.data, confirmed: true } as const;
  if (status === 'pending-acceptance') return begun;
  return {
    ...begun,
    chosen: 'access',
    standing: { kind: 'guest', name, ...(until && { until: until.toISOString() }) },
  };
};
