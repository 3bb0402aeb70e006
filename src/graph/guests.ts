import { z } from 'zod';
import type { PersonId } from '../kernel/ids.js';
import type { Directory } from '../workflow/ports.js';
import { BATCH_LIMIT, part, readTogether, type PartAnswer } from './batch.js';
import type { Call } from './call.js';
import { readManaged } from './managed.js';
import { orNothing, redemptionOf } from './people.js';
import { redemptionShape, wireRedemption } from './shapes.js';

type Redemptions = Awaited<ReturnType<Directory['redemptions']>>;
type Redemption = Redemptions extends ReadonlyMap<PersonId, infer One> ? One : never;

/** Each guest is answered alone: one who is throttled inside a 200 is left out, and is looked at another time. */
export const readRedemptions = async (call: Call, ids: readonly PersonId[]): Promise<Redemptions> => {
  const found = new Map<PersonId, Redemption>();
  for (let from = 0; from < ids.length; from += BATCH_LIMIT) {
    const some = ids.slice(from, from + BATCH_LIMIT);
    const answers = await readTogether(call, some.map(redemptionPart));
    for (const [index, id] of some.entries()) {
      const redemption = redemptionIn(answers[index]);
      if (redemption) found.set(id, redemption);
    }
  }
  return found;
};

const redemptionPart = (id: PersonId) =>
  part(
    'GET /users/{user-id}',
    { params: { 'user-id': id }, query: { $select: Object.keys(redemptionShape) } },
    wireRedemption,
  );

const redemptionIn = (answer: PartAnswer<z.infer<typeof wireRedemption>> | undefined): Redemption | undefined => {
  if (!answer?.ok) return answer?.error.status === 404 ? { state: 'gone' } : undefined;
  const state = redemptionOf(answer.value.externalUserState);
  const since = answer.value.externalUserStateChangeDateTime;
  return state && { state, ...(since && { since }) };
};

/** Looks first, so that nobody who is not a guest with an open invitation is ever deleted by us. */
export const removePending = async (call: Call, guest: PersonId): Promise<'removed' | 'gone' | 'not-pending'> => {
  const account = await readManaged(call, guest);
  if (!account) return 'gone';
  if (account.kind !== 'guest' || account.synchronised || account.redemption !== 'pending') return 'not-pending';
  return deleteAccount(call, guest);
};

/** Whoever calls this has looked at the account. */
export const deleteAccount = async (call: Call, guest: PersonId): Promise<'removed' | 'gone'> => {
  const deleting = call('DELETE /users/{user-id}', { params: { 'user-id': guest } }, z.unknown());
  return (await orNothing(deleting.then(() => 'removed' as const))) ?? 'gone';
};
